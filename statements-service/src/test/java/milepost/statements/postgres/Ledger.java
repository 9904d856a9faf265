package milepost.statements.postgres;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Versions;
import milepost.platform.testkit.TestPostgres;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.CheckInvoice;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.ConvergeDeclaration;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.InvoiceMoved;
import milepost.statements.application.InvoiceOutstanding;
import milepost.statements.application.JournalsWithInvoices;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.LinesChanged;
import milepost.statements.application.MoveLines;
import milepost.statements.application.Peers;
import milepost.statements.application.PlaceWaiting;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.application.RefreshForecasts;
import milepost.statements.application.SettleTakenBack;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.SpreadLines;
import milepost.statements.application.StatementMoved;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.TakeBack;
import milepost.statements.application.Transactions;
import milepost.statements.application.Unhurried;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.WrittenBill;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.CohortTerms;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.http.StatementDocument;
import milepost.statements.messaging.OutboxPublications;
import milepost.statements.messaging.OwnTopics;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The whole service below its edges, on a database of its own, in the words of finance. */
final class Ledger {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String HEADSHIP = "npq-headship";
    static final Instant NOVEMBER = Instant.parse("2024-11-10T12:00:00Z");
    static final Instant AFTER_NOVEMBER = Instant.parse("2024-11-26T09:00:00Z");

    private static final TestPostgres.Database MIGRATED = migrated();

    final TestPostgres.Database database = TestPostgres.copyOf(MIGRATED, "statements");
    final AtomicInteger executed = new AtomicInteger();
    final DatabaseClient db;
    final TransactionalOperator transaction;
    final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());
    final Cohort cohort = new Cohort("2024a");

    final PostgresCopies copies;
    final Outbox outbox = new OutboxTable();
    final PostgresStatements statements;
    final PostgresContracts contracts;
    final LineSnapshots lineSnapshots;
    final PostgresDeclarationLines lines;
    final ConvergeDeclaration converge;
    final PlaceWaiting placeWaiting;
    final MoveLines moveLines;
    final CutOffStatements cutOff;
    final PostgresInvoices invoices;
    final AuthorisePayment authorise;
    final SubmitInvoice submitInvoice;
    final JudgeInvoice judgeInvoice;
    final SpreadLines spread;
    final AdjustStatement adjust;
    final PutStatement putStatement;
    final PutContract putContract;
    final RefreshForecasts forecast;
    final ShowStatement show;

    Ledger() {
        var pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(
                        ConnectionFactoryOptions.parse(database.r2dbcUrl()).mutate()
                                .option(ConnectionFactoryOptions.USER, database.user())
                                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                                .build()))
                .initialSize(0).maxSize(12).build());
        db = DatabaseClient.builder().connectionFactory(pool).namedParameters(false).executeFunction(statement -> {
            executed.incrementAndGet();
            return statement.execute();
        }).build();
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        Transactions transactions = new Transactions() {
            @Override
            public <T> Mono<T> run(Mono<T> work) {
                return transaction.transactional(work);
            }
        };
        Versions versions = new Versions(1);
        var publications = new OutboxPublications(outbox, new PostgresStatementParts(db), new PostgresFinanceNumbers(db, versions));
        var written = new PostgresJournals(db);
        var contents = new PostgresContents(db, written);
        var spreads = new PostgresSpreads(db);
        var forecasts = new PostgresForecasts(db, new StatementDocument());
        var catalogue = new PostgresCatalogue(db);
        copies = new PostgresCopies(db);
        statements = new PostgresStatements(db, versions);
        contracts = new PostgresContracts(db, versions);
        lineSnapshots = new LineSnapshots(db, versions);
        lines = new PostgresDeclarationLines(db, versions);
        invoices = new PostgresInvoices(db);
        var invoiceMoved = new InvoiceMoved(invoices, statements, publications);
        var journals = new JournalsWithInvoices(written, new CheckInvoice(invoices, statements, contents, invoiceMoved));
        var changed = new LinesChanged(lines, publications, forecasts);
        var moved = new StatementMoved(statements, spreads, forecasts, publications);
        converge = new ConvergeDeclaration(transactions, lines, statements, journals, contents, changed);
        moveLines = new MoveLines(transactions, lines, statements, changed);
        placeWaiting = new PlaceWaiting(new PostgresSuspects(db), converge);
        cutOff = new CutOffStatements(transactions, statements, contents, journals, moved);
        authorise = new AuthorisePayment(transactions, statements, contents, new InvoiceOutstanding(catalogue, new NobodyToAsk(), invoices),
                journals, moved);
        submitInvoice = new SubmitInvoice(transactions, statements, contents, invoices, invoiceMoved);
        judgeInvoice = new JudgeInvoice(transactions, statements, contents, invoices, invoiceMoved);
        spread = new SpreadLines(transactions, spreads, statements, contents, lines, publications);
        adjust = new AdjustStatement(transactions, statements, new PostgresAdjustments(db), journals, contents, forecasts,
                publications);
        putStatement = new PutStatement(transactions, statements, contents, catalogue, new NobodyToAsk(), forecasts, publications);
        putContract = new PutContract(transactions, contracts, catalogue, new NobodyToAsk(),
                statements, forecasts, publications);
        forecast = new RefreshForecasts(transactions, statements, contents, forecasts, new Unhurried(Duration.ZERO, System::nanoTime));
        show = new ShowStatement(statements, contents, spreads, invoices);
        copies.provider(provider.value(), "Larkfield Training", false, false, 1).block(PATIENCE);
        copies.cohort(cohort.identifier(), 2024, new CohortRules(true, true), 1).block(PATIENCE);
        copies.course(HEADSHIP, "leadership", 1).block(PATIENCE);
    }

    private static TestPostgres.Database migrated() {
        TestPostgres.Database database = TestPostgres.freshDatabase("statements");
        Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/platform", "classpath:db/migration").load().migrate();
        return database;
    }

    /** £1,000, 60 % over 4 periods: 150.00 a declaration, 100.00 of targeted delivery funding, no service fee. */
    void agree() {
        agree("1000.00");
    }

    void agree(String perParticipant) {
        agreeing(perParticipant).block(PATIENCE);
    }

    Mono<PutContract.Outcome> agreeing(String perParticipant) {
        return putContract.run(new Contract(provider, cohort, new ContractVersion(contract(), 1, HEADSHIP, new NpqTerms(false,
                Money.of(perParticipant), 60, 4, 40, 19, 72, Money.ZERO, Money.of("100.00"))), 0, NOVEMBER, NOVEMBER));
    }

    /** Bands for teachers and a flat rate for mentors. */
    void agreeOnEcf(String perParticipant) {
        agree("ecf", new EcfTerms(150, Money.of("1000.00"), null, Money.of("100.00"), new BigDecimal("0.33"), List.of(
                new Band("A", 1, 100, Money.of(perParticipant), 60, 40), new Band("B", 101, 200, Money.of("800.00"), 60, 40))));
        agree("mentors", new MentorTerms(6000, Money.of(perParticipant)));
    }

    void agree(String what, CohortTerms terms) {
        putContract.run(new Contract(provider, cohort, new CohortContract<>(new ContractId(UUID.nameUUIDFromBytes((provider + what).getBytes())), 1,
                terms), 0, NOVEMBER, NOVEMBER)).block(PATIENCE);
    }

    ContractId contract() {
        return new ContractId(UUID.nameUUIDFromBytes(provider.toString().getBytes()));
    }

    StatementId opens(String month, String deadline) {
        return opens(provider, month, deadline);
    }

    StatementId opens(LeadProviderId of, String month, String deadline) {
        return opens(of, Family.NPQ, month, deadline);
    }

    StatementId opensEcf(String month, String deadline) {
        return opens(provider, Family.ECF, month, deadline);
    }

    StatementId opens(LeadProviderId of, Family family, String month, String deadline) {
        StatementId id = new StatementId(UUID.randomUUID());
        LocalDate day = LocalDate.parse(deadline);
        putStatement.run(id, new StatementTerms(of, cohort, family, YearMonth.parse(month), day, day.plusDays(30), true,
                List.of()), NOVEMBER).block(PATIENCE);
        return id;
    }

    Declared declared() {
        return new Declared(UUID.randomUUID(), UUID.randomUUID(), 1, "submitted", true, NOVEMBER);
    }

    /** Delivers a declaration's snapshot as the consumer does: fold and converge in one transaction. */
    void told(Declared declared) {
        telling(declared).block(PATIENCE);
    }

    Mono<Boolean> telling(Declared declared) {
        return transaction.transactional(copies.fold(declared.copy(provider, cohort))
                .flatMap(applied -> applied ? converge.run(declared.declaration()) : Mono.just(false)));
    }

    /** The same in its owner's own words. */
    void told(Copy copy) {
        telling(copy).block(PATIENCE);
    }

    Mono<Boolean> telling(Copy copy) {
        return transaction.transactional(copies.fold(copy).flatMap(applied -> applied ? converge.run(new DeclarationId(copy.id())) : Mono.just(false)));
    }

    /** A start of the early career framework. */
    Copy started(UUID id, String course, boolean flagged, String state, long version, Instant at) {
        boolean live = state.equals("submitted");
        return new Copy(id, version, "ecf", provider.value(), id, course, "ecf", cohort.identifier(), "started", state, live, live, false, flagged, at);
    }

    /** The same for several that came together. */
    void told(List<Declared> together) {
        transaction.transactional(copies.fold(together.stream().map(each -> each.copy(provider, cohort)).toList())
                .map(DeclarationId::new).collectList().flatMap(converge::run)).block(PATIENCE);
    }

    List<StatementId> cutsOff(Instant now) {
        return cutOff.run(CutOffFilter.ALL, now).block(PATIENCE);
    }

    AuthorisePayment.Outcome authorises(StatementId id) {
        return authorise.run(id, true, AFTER_NOVEMBER).block(PATIENCE);
    }

    AdjustStatement.Outcome adjusts(StatementId id, String amount) {
        return adjust.add(id, new Adjustment(new AdjustmentId(UUID.randomUUID()), "Agreed", Money.of(amount), NOVEMBER))
                .block(PATIENCE);
    }

    /** The provider invoices the statement without VAT. */
    SubmitInvoice.Outcome sends(StatementId on, String number, String gross) {
        return sending(on, number, gross).block(PATIENCE);
    }

    Mono<SubmitInvoice.Outcome> sending(StatementId on, String number, String gross) {
        return submitInvoice.run(new SubmitInvoice.Request(new InvoiceId(UUID.randomUUID()), provider, on,
                new WrittenBill(number, "2024-11-26", gross, "0.00", gross), AFTER_NOVEMBER));
    }

    ShowStatement.View view(StatementId id) {
        return show.run(id).block(PATIENCE);
    }

    String total(StatementId id) {
        return view(id).figures().total().toString();
    }

    /** What {@code GET …/lines} shows, added up. */
    String sumOfLines(StatementId id) {
        return Money.sum(show.lines(id, provider).block(PATIENCE).stream().map(line -> line.amount())).toString();
    }

    /** All rows of a query, columns joined by blanks. */
    List<String> rows(String sql) {
        return db.sql(sql).fetch().all()
                .map(row -> String.join(" ", row.values().stream().map(String::valueOf).toList()))
                .collectList().block(PATIENCE);
    }

    String one(String sql) {
        return rows(sql).getFirst();
    }

    /** Over this database after a restore, in the order in which the platform reads them. */
    List<OwnTopic> ownTopics(Versions versions) {
        var its = new PostgresStatements(db, versions);
        var agreed = new PostgresContracts(db, versions);
        var placed = new PostgresDeclarationLines(db, versions);
        var journals = new PostgresJournals(db);
        var forecasts = new PostgresForecasts(db, new StatementDocument());
        var parts = new PostgresStatementParts(db);
        var restored = new PostgresRestored(db, versions);
        var publications = new OutboxPublications(outbox, parts, new PostgresFinanceNumbers(db, versions));
        var takeBack = new TakeBack(restored, agreed, its, copies, placed, forecasts, publications);
        var contents = new PostgresContents(db, journals);
        var settle = new SettleTakenBack(restored, its, parts, contents, contents, new JournalsWithInvoices(journals, new CheckInvoice(invoices, its, contents,
                new InvoiceMoved(invoices, its, publications))), forecasts, new PostgresSpreads(db), placed);
        return List.of(OwnTopics.contracts(agreed, takeBack), OwnTopics.statements(its, takeBack),
                OwnTopics.lines(new LineSnapshots(db, versions), takeBack, settle));
    }

    /** The last thing told about a declaration's lines. */
    String published(Declared declared) {
        List<String> payloads = rows("SELECT convert_from(payload, 'UTF8') AS p FROM outbox WHERE topic = 'milepost.lines' AND key = '"
                + declared.id() + "' ORDER BY position");
        return payloads.isEmpty() ? "" : payloads.getLast();
    }

    void booksBalance() {
        org.assertj.core.api.Assertions.assertThat(rows(
                "SELECT statement_id, number FROM posting GROUP BY statement_id, number HAVING sum(amount) <> 0")).isEmpty();
    }

    /** A declaration as its owner tells it. */
    record Declared(UUID id, UUID participant, long version, String state, boolean targeted, Instant effectiveAt) {

        DeclarationId declaration() {
            return new DeclarationId(id);
        }

        Declared now(String state) {
            return new Declared(id, participant, version + 1, state, targeted, effectiveAt);
        }

        Declared at(Instant moment) {
            return new Declared(id, participant, version, state, targeted, moment);
        }

        Declared withoutTargetedFunding() {
            return new Declared(id, participant, version, state, false, effectiveAt);
        }

        Declared by(UUID person) {
            return new Declared(id, person, version, state, targeted, effectiveAt);
        }

        Copy copy(LeadProviderId provider, Cohort cohort) {
            boolean live = Set.of("submitted", "eligible", "payable", "paid").contains(state);
            return new Copy(id, version, "npq", provider.value(), participant, HEADSHIP, "leadership", cohort.identifier(),
                    "started", state, live, live, targeted, false, effectiveAt);
        }
    }

    /** The outbox as a table, without a relay. */
    private final class OutboxTable implements Outbox {

        @Override
        public Mono<Void> publish(List<Snapshot> snapshots) {
            return Flux.fromIterable(snapshots).concatMap(snapshot -> db.sql("""
                            INSERT INTO outbox (topic, key, type, version, payload, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
                            """)
                    .bind(0, snapshot.topic()).bind(1, snapshot.key()).bind(2, snapshot.type()).bind(3, snapshot.version())
                    .bind(4, snapshot.payload()).bind(5, snapshot.recordedAt()).then()).then();
        }
    }

    /** In these tests the catalogue is complete. */
    private static final class NobodyToAsk implements Peers {

        @Override
        public Mono<Void> confirmProvider(LeadProviderId id) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmProviders() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmCohorts() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmCourses() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmSchedules(Cohort cohort) {
            return Mono.empty();
        }
    }
}
