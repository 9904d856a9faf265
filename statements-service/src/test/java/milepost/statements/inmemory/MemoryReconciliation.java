package milepost.statements.inmemory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import milepost.platform.simulation.PostgresHash;
import milepost.invariants.Standing;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Reconcile.Difference;
import milepost.statements.application.Reconcile.Group;
import milepost.statements.application.Reconcile.Key;
import milepost.statements.application.Waiting;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our side of the reconciliation: the state each declaration has by its lines, and the books against themselves. */
final class MemoryReconciliation implements Reconcile.Side, Reconcile.Books {

    private static final Set<String> COUNTED = Set.of("eligible", "payable", "paid", "awaiting_clawback", "clawed_back");
    private static final Set<Account> NOT_NET = Set.of(Account.VAT, Account.OWED_TO_PROVIDER, Account.PAID_TO_PROVIDER);

    private final Tables tables;

    MemoryReconciliation(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Group> groups(Optional<LeadProviderId> provider) {
        return Flux.defer(() -> {
            Map<Key, Group> groups = new LinkedHashMap<>();
            withLines().filter(row -> provider.map(row.leadProvider()::equals).orElse(true)).forEach(row -> {
                String state = derived(row);
                if (COUNTED.contains(state) || state.equals("submitted") && row.waiting().equals(Optional.of(Waiting.PAYMENT))) {
                    Key key = key(row);
                    groups.merge(key, new Group(key, 1, hex(PostgresHash.of(row.copy().id() + ":" + state))), MemoryReconciliation::plus);
                }
            });
            return Flux.fromIterable(groups.values());
        });
    }

    private static Group plus(Group one, Group other) {
        return new Group(one.key(), one.count() + other.count(),
                hex(Long.parseUnsignedLong(one.hash(), 16) ^ Long.parseUnsignedLong(other.hash(), 16)));
    }

    private static String hex(long hash) {
        return Long.toHexString(hash);
    }

    @Override
    public Flux<Standing> entries(Key key) {
        return Flux.defer(() -> Flux.fromIterable(withLines().filter(row -> key(row).equals(key))
                .map(row -> new Standing(row.copy().id(), derived(row), false, changedAt(row))).toList()));
    }

    private static Key key(DeclarationRow row) {
        return new Key(row.copy().leadProviderId(), row.copy().cohort(), row.copy().declarationType());
    }

    private static Instant changedAt(DeclarationRow row) {
        return row.linesAt().filter(row.changedAt()::isBefore).orElse(row.changedAt());
    }

    private Stream<DeclarationRow> withLines() {
        return tables.declarations.where(row -> row.waiting().isPresent() || tables.linesOf(row.id()).findAny().isPresent());
    }

    /** Its state as its lines say; where it has none that counts, as its owner told. */
    private String derived(DeclarationRow row) {
        Optional<String> refund = tables.refund(row.id()).map(tables::stateOf);
        if (refund.isPresent()) {
            return refund.get().equals("paid") ? "clawed_back" : "awaiting_clawback";
        }
        if (row.waiting().equals(Optional.of(Waiting.REFUND))) {
            return "awaiting_clawback";
        }
        return tables.payment(row.id()).map(tables::stateOf).map(state -> state.equals("open") ? "eligible" : state)
                .orElse(row.copy().live() ? "submitted" : row.copy().state());
    }

    @Override
    public Flux<Difference> disagreements(Optional<LeadProviderId> provider) {
        return Flux.defer(() -> Flux.fromIterable(tables.statements.where(statement -> !statement.isOpen())
                .filter(statement -> provider.map(statement.terms().leadProvider()::equals).orElse(true))
                .mapMulti(this::disagreement)
                .toList()));
    }

    private void disagreement(Statement statement, Consumer<Difference> differences) {
        Money byLines = byLines(statement.id());
        Money byJournal = Money.sum(tables.entriesOf(statement.id().value())
                .flatMap(entry -> entry.postings().entrySet().stream())
                .filter(posting -> !NOT_NET.contains(posting.getKey()))
                .map(Map.Entry::getValue));
        if (!byLines.equals(byJournal)) {
            differences.accept(new Difference(Difference.AMOUNT, null, statement.id().value(), byJournal.toString(), byLines.toString(),
                    statement.updatedAt()));
        }
    }

    private Money byLines(StatementId id) {
        Stream<Money> lines = tables.linesOn(id).filter(LineRow::isAttached).flatMap(line -> line.price().stream()
                .map(price -> line.isPayment() ? price.worth() : price.worth().negated()));
        Stream<Money> fees = tables.frozenContracts.where(frozen -> frozen.statement().equals(id)).map(FrozenContract::serviceFee);
        Stream<Money> adjustments = tables.adjustments.where(placed -> placed.statement().equals(id))
                .map(placed -> placed.adjustment().amount());
        return Money.sum(Stream.of(lines, fees, adjustments).flatMap(Function.identity()));
    }

    @Override
    public Mono<Money> imbalance() {
        return Mono.fromSupplier(() -> Money.sum(tables.entries.rows().stream()
                .map(entry -> Money.sum(entry.postings().values().stream()))
                .map(off -> off.isNegative() ? off.negated() : off)));
    }
}
