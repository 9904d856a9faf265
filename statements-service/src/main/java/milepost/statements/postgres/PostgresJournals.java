package milepost.statements.postgres;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import milepost.statements.application.Journals;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.JournalEntry;
import milepost.statements.domain.journal.Posting;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Priced;
import milepost.statements.domain.pricing.ServiceFee;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Journals in PostgreSQL; entries are only ever inserted. */
public final class PostgresJournals implements Journals {

    /**
     * A hundred thousand prices are not written within the few seconds that other transactions have. PostgreSQL takes another limit in the
     * middle of a transaction only after none; what others see by its time is stamped after this.
     */
    private static final String TAKES_LONGER = """
            SELECT set_config('transaction_timeout', '0', true), set_config('transaction_timeout', '2min', true), set_config('statement_timeout', '2min', true)
            """;

    private static final String OPEN = "INSERT INTO journal (statement_id, vat_registered, entries) VALUES ($1, $2, 0)";
    private static final String LOCK = "SELECT entries FROM journal WHERE statement_id = $1 FOR UPDATE";

    private static final String PRICE = """
            UPDATE line SET counted = p.counted, unit_price = p.unit_price, targeted_price = p.targeted_price, uplift_price = p.uplift_price,
                rate = nullif(p.rate, ''), band = nullif(p.band, ''), told = CASE WHEN $8 THEN '' ELSE line.told END
            FROM unnest($1::uuid[], $2::text[]::boolean[], $3::text[]::numeric[], $4::text[]::numeric[], $5::text[]::numeric[], $6::text[],
                    $7::text[])
                AS p (id, counted, unit_price, targeted_price, uplift_price, rate, band)
            WHERE line.id = p.id
            """;

    private static final String PLACES = """
            INSERT INTO statement_places (statement_id, declaration_type, found, paid, given_back)
            SELECT $1, * FROM unnest($2::text[], $3::text[]::int[], $4::text[]::int[], $5::text[]::int[])
            """;
    private static final String NO_PLACES = "DELETE FROM statement_places WHERE statement_id = $1";

    /** The lines that move up are none of those that are locked here: they are told by whoever tells the statement's lines. */
    private static final String TELL = """
            UPDATE spread SET started_at = clock_timestamp(), finished_at = NULL WHERE statement_id = $1 AND state = 'payable'
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
    public Mono<Void> open(StatementId id, Priced priced, boolean vatRegistered, JournalEntry first, Instant effectiveAt) {
        return db.sql(TAKES_LONGER).then()
                .then(Mono.defer(() -> Bound.sql(db, OPEN).with(id.value()).with(vatRegistered).query().then()))
                .then(Mono.defer(() -> price(priced.prices(), false)))
                .then(Mono.defer(() -> places(id, priced.places())))
                .then(Mono.defer(() -> freeze(id, priced.serviceFees())))
                .then(Mono.defer(() -> enter(id, effectiveAt, first)));
    }

    @Override
    public Mono<Void> fix(StatementId id, Repriced repriced) {
        return price(repriced.changed(), true)
                .then(Mono.defer(() -> db.sql(NO_PLACES).bind(0, id.value()).then()))
                .then(Mono.defer(() -> places(id, repriced.places())))
                .then(Mono.defer(() -> repriced.changed().isEmpty() ? Mono.empty() : db.sql(TELL).bind(0, id.value()).then()));
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

    private Mono<Void> price(List<FixedPrice> prices, boolean anew) {
        return prices.isEmpty() ? Mono.empty() : Bound.sql(db, PRICE)
                .withIds(prices, price -> price.line().value())
                .withTexts(prices, FixedPrice::counted)
                .withTexts(prices, FixedPrice::unitPrice)
                .withTexts(prices, FixedPrice::targetedPrice)
                .withTexts(prices, FixedPrice::upliftPrice)
                .withTexts(prices, price -> price.rate().orElse(""))
                .withTexts(prices, price -> price.band().orElse(""))
                .with(anew)
                .query().then();
    }

    private Mono<Void> places(StatementId id, List<BandPlaces> places) {
        return places.isEmpty() ? Mono.empty() : Bound.sql(db, PLACES).with(id.value())
                .withTexts(places, each -> each.type().code())
                .withTexts(places, BandPlaces::before)
                .withTexts(places, BandPlaces::paid)
                .withTexts(places, BandPlaces::givenBack)
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
