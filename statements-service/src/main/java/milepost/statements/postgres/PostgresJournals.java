package milepost.statements.postgres;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import milepost.statements.application.Journals;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.JournalEntry;
import milepost.statements.domain.journal.Posting;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.ServiceFee;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Journals in PostgreSQL; entries are only ever inserted. */
public final class PostgresJournals implements Journals {

    private static final String OPEN = "INSERT INTO journal (statement_id, vat_registered, entries) VALUES ($1, $2, 0)";
    private static final String LOCK = "SELECT entries FROM journal WHERE statement_id = $1 FOR UPDATE";

    private static final String PRICE = """
            UPDATE line SET counted = p.counted, unit_price = p.unit_price, targeted_price = p.targeted_price
            FROM unnest($1::uuid[], $2::text[]::boolean[], $3::text[]::numeric[], $4::text[]::numeric[])
                AS p (id, counted, unit_price, targeted_price)
            WHERE line.id = p.id
            """;

    private static final String FREEZE = """
            INSERT INTO statement_contract (statement_id, contract_id, number, service_fee)
            SELECT $1, * FROM unnest($2::uuid[], $3::text[]::int[], $4::text[]::numeric[])
            """;

    private static final String ENTER = """
            WITH next AS (UPDATE journal SET entries = entries + 1 WHERE statement_id = $1 RETURNING entries),
            entry AS (
                INSERT INTO journal_entry (statement_id, number, reason, subject, effective_at)
                SELECT $1, entries, $2, $3, $4 FROM next RETURNING number)
            INSERT INTO posting (statement_id, number, account, amount)
            SELECT $1, number, p.account, p.amount
            FROM entry, (SELECT account, sum(amount) AS amount FROM unnest($5::text[], $6::text[]::numeric[]) AS q (account, amount)
                         GROUP BY account HAVING sum(amount) <> 0) p
            """;

    private static final String SUMS = """
            SELECT j.vat_registered, p.account, sum(p.amount)::numeric(18,2) AS amount
            FROM journal j LEFT JOIN posting p ON p.statement_id = j.statement_id
            WHERE j.statement_id = $1
            GROUP BY j.vat_registered, p.account
            """;

    private final DatabaseClient db;

    public PostgresJournals(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> open(StatementId id, PricedStatement priced, boolean vatRegistered, JournalEntry first, Instant effectiveAt) {
        return Bound.sql(db, OPEN).with(id.value()).with(vatRegistered).query().then()
                .then(Mono.defer(() -> price(priced.payments())))
                .then(Mono.defer(() -> freeze(id, priced.serviceFees())))
                .then(Mono.defer(() -> enter(id, effectiveAt, first)));
    }

    @Override
    public Mono<Void> lock(StatementId id) {
        return db.sql(LOCK).bind(0, id.value()).map(row -> Rows.number(row, "entries")).one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a closed statement has a journal: " + id)))
                .then();
    }

    @Override
    public Mono<Void> append(StatementId id, Instant effectiveAt, Function<Journal, JournalEntry> entry) {
        return lock(id).then(Mono.defer(() -> read(id))).flatMap(journal -> enter(id, effectiveAt, entry.apply(journal)));
    }

    Mono<Journal> read(StatementId id) {
        return db.sql(SUMS).bind(0, id.value())
                .map(row -> new Sum(Rows.flag(row, "vat_registered"), row.get("account", String.class), Rows.moneyOrNull(row, "amount")))
                .all().collectList()
                .map(PostgresJournals::journal);
    }

    private static Journal journal(List<Sum> sums) {
        Map<Account, Money> figures = new EnumMap<>(Account.class);
        for (Sum sum : sums) {
            if (sum.account != null && sum.amount != null) {
                figures.put(Account.valueOf(sum.account), sum.amount);
            }
        }
        return new Journal(Journal.figures(figures), sums.getFirst().vatRegistered);
    }

    private Mono<Void> price(List<Payment> payments) {
        return payments.isEmpty() ? Mono.empty() : Bound.sql(db, PRICE)
                .withIds(payments, payment -> payment.member().line().value())
                .withTexts(payments, Payment::counted)
                .withTexts(payments, Payment::unitPrice)
                .withTexts(payments, Payment::targetedPrice)
                .query().then();
    }

    private Mono<Void> freeze(StatementId id, List<ServiceFee> fees) {
        return fees.isEmpty() ? Mono.empty() : Bound.sql(db, FREEZE).with(id.value())
                .withIds(fees, fee -> fee.contract().id().value())
                .withTexts(fees, fee -> fee.contract().number())
                .withTexts(fees, ServiceFee::amount)
                .query().then();
    }

    private Mono<Void> enter(StatementId id, Instant effectiveAt, JournalEntry entry) {
        return Bound.sql(db, ENTER).with(id.value()).with(entry.reason().name().toLowerCase(Locale.ROOT))
                .with(entry.subject().orElse(null), UUID.class).with(effectiveAt)
                .withTexts(entry.postings(), Posting::account)
                .withTexts(entry.postings(), Posting::amount)
                .query().then();
    }

    private record Sum(
            boolean vatRegistered, @Nullable String account, @Nullable Money amount) {
    }
}
