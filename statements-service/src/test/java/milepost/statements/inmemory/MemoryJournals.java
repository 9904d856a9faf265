package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import milepost.statements.application.Journals;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.JournalEntry;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Priced;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.inmemory.LineRow.Price;
import milepost.statements.inmemory.Tables.Pair;
import milepost.statements.inmemory.Tables.Part;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

/** Journals in memory; entries are only ever added. */
final class MemoryJournals implements Journals {

    private final Tables tables;

    MemoryJournals(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Void> open(StatementId id, Priced priced, boolean vatRegistered, JournalEntry first, Instant effectiveAt) {
        return Mono.fromRunnable(() -> {
            if (tables.journals.has(id.value())) {
                throw new DuplicateKeyException("journal_pkey");
            }
            tables.journals.put(id.value(), new JournalRow(id, vatRegistered, 0));
            priced.prices().forEach(this::price);
            tables.places.put(id.value(), priced.places());
            priced.serviceFees().forEach(fee -> freeze(id, fee));
            enter(id, effectiveAt, first);
        });
    }

    @Override
    public Mono<Void> fix(StatementId id, Repriced repriced) {
        return Mono.fromRunnable(() -> {
            repriced.changed().forEach(price -> {
                price(price);
                UUID line = price.line().value();
                tables.lines.put(line, Objects.requireNonNull(tables.lines.get(line)).told(""));
            });
            tables.places.put(id.value(), repriced.places());
            if (!repriced.changed().isEmpty()) {
                MemorySpreads.resumeTelling(tables, id, "payable");
            }
        });
    }

    @Override
    public Mono<Void> lock(StatementId id) {
        return Mono.fromRunnable(() -> {
            if (!tables.journals.has(id.value())) {
                throw new IllegalStateException("a closed statement has a journal: " + id);
            }
        });
    }

    @Override
    public Mono<Void> append(StatementId id, Instant effectiveAt, Function<Journal, JournalEntry> entry) {
        return lock(id).then(Mono.fromRunnable(() -> enter(id, effectiveAt, entry.apply(read(tables, id)))));
    }

    /** What the entries add up to so far. */
    static Journal read(Tables tables, StatementId id) {
        JournalRow journal = Objects.requireNonNull(tables.journals.get(id.value()), () -> "a closed statement has a journal: " + id);
        Map<Account, Money> sums = new EnumMap<>(Account.class);
        tables.entriesOf(id.value()).forEach(entry -> entry.postings().forEach((account, amount) ->
                sums.merge(account, amount, Money::plus)));
        return new Journal(Journal.figures(sums), journal.vatRegistered());
    }

    private void price(FixedPrice price) {
        UUID id = price.line().value();
        LineRow line = tables.lines.get(id);
        if (line != null) {
            tables.lines.put(id, line.priced(Price.of(price)));
        }
    }

    private void freeze(StatementId id, ServiceFee fee) {
        tables.frozenContracts.put(new Pair(id.value(), fee.contract().id().value()),
                new FrozenContract(id, fee.contract().id(), fee.contract().number(), fee.amount()));
    }

    private void enter(StatementId id, Instant effectiveAt, JournalEntry entry) {
        JournalRow journal = Objects.requireNonNull(tables.journals.get(id.value()));
        int number = journal.entries() + 1;
        Map<Account, Money> postings = new EnumMap<>(Account.class);
        entry.postings().forEach(posting -> postings.merge(posting.account(), posting.amount(), Money::plus));
        postings.values().removeIf(Money::isZero);
        tables.journals.put(id.value(), new JournalRow(id, journal.vatRegistered(), number));
        tables.entries.put(new Part(id.value(), number), new EntryRow(id, number, entry.reason(), entry.subject(), effectiveAt,
                tables.database.now(), Collections.unmodifiableMap(postings)));
    }
}
