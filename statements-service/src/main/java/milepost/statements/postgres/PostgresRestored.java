package milepost.statements.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PublishedStatement;
import milepost.statements.application.Restored;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Difference.Field;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.Repricing;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows as they had been told, on PostgreSQL. */
public final class PostgresRestored implements Restored {

    private final DatabaseClient db;
    private final Versions versions;

    public PostgresRestored(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
    }

    @Override
    public Mono<Void> contract(Contract told) {
        return Bound.sql(db, RestoredSql.CONTRACT).with(told.id().value()).with(told.leadProvider().value()).with(told.cohort().identifier())
                .with(told.current().terms().kind().code()).with(told.current().course().orElse(null), String.class)
                .with(told.current().number()).with(versions.next(told.version())).query().then()
                .then(Mono.defer(() -> version(told.current())));
    }

    private Mono<Void> version(Agreement version) {
        return VersionRows.add(db, VersionRows.ADD_UNLESS_KNOWN, version).then();
    }

    @Override
    public Mono<Statement> statement(PublishedStatement told) {
        Statement statement = told.statement();
        UUID id = statement.id().value();
        return row(statement).delayUntil(_ -> Bound.sql(db, RestoredSql.NO_ADJUSTMENTS).with(id).query().then()
                .then(Mono.defer(() -> Flux.fromIterable(told.adjustments()).concatMap(it -> adjustment(id, it)).then()))
                .then(Mono.defer(() -> Flux.fromIterable(fees(told)).concatMap(fee -> version(fee.contract()).then(Mono.defer(() -> freeze(id, fee)))).then()))
                .then(Mono.defer(() -> Flux.fromIterable(found(told)).concatMap(it -> found(id, it)).then()))
                .then(Mono.defer(() -> Flux.fromIterable(told.invoices()).concatMap(this::invoice).then()))
                .then(Mono.defer(() -> note(told))));
    }

    private static List<ServiceFee> fees(PublishedStatement told) {
        return told.closing().map(PublishedStatement.Closing::serviceFees).orElse(List.of());
    }

    private static Set<Map.Entry<DeclarationType, Integer>> found(PublishedStatement told) {
        return told.closing().map(closing -> closing.found().taken().entrySet()).orElse(Set.of());
    }

    private Mono<Void> found(UUID on, Map.Entry<DeclarationType, Integer> places) {
        return Bound.sql(db, RestoredSql.FOUND).with(on).with(places.getKey().code()).with(places.getValue()).query().then();
    }

    private Mono<Statement> row(Statement statement) {
        StatementTerms terms = statement.terms();
        return Bound.sql(db, RestoredSql.STATEMENT)
                .with(statement.id().value()).with(terms.leadProvider().value()).with(terms.cohort().identifier())
                .with(terms.family().code()).with(terms.month().getMonthValue()).with(terms.month().getYear())
                .with(terms.deadline()).with(terms.paymentDate()).with(terms.outputFee())
                .with(StatementRows.milestones(terms.milestones())).with(statement.state().code())
                .with(StatementRows.cutOffAt(statement.state()), Instant.class)
                .with(StatementRows.authorisedAt(statement.state()), Instant.class)
                .with(versions.next(statement.version())).with(statement.createdAt()).with(statement.updatedAt())
                .query().map(StatementRows::statement).one();
    }

    private Mono<Void> adjustment(UUID on, Adjustment it) {
        return Bound.sql(db, RestoredSql.ADJUSTMENT).with(it.id().value()).with(on).with(it.description()).with(it.amount()).with(it.at()).query().then();
    }

    /** What else the copy knows of it stays in its history. */
    private Mono<Void> invoice(Invoice it) {
        return Bound.sql(db, RestoredSql.INVOICE).with(it.id().value()).with(it.state().code())
                .with(it.state().reasonGiven().orElse(null), String.class).with(InvoiceRows.statements(it, Field.NET))
                .with(InvoiceRows.statements(it, Field.VAT)).with(InvoiceRows.statements(it, Field.GROSS))
                .with(it.statement().value()).with(it.leadProvider().value()).with(it.bill().number()).with(it.bill().date())
                .with(it.bill().net()).with(it.bill().vat()).with(it.bill().gross()).with(it.createdAt()).with(it.updatedAt())
                .query().then();
    }

    private Mono<Void> freeze(UUID on, ServiceFee fee) {
        return Bound.sql(db, RestoredSql.FREEZE).with(on).with(fee.contract().id().value()).with(fee.contract().number()).with(fee.amount()).query().then();
    }

    private Mono<Void> note(PublishedStatement told) {
        return Bound.sql(db, RestoredSql.NOTE_CLOSING).with(told.statement().id().value())
                .with(told.closing().map(PublishedStatement.Closing::vatRegistered).orElse(null), Boolean.class)
                .with(told.closing().map(closing -> closing.notCounted().stream().map(LineId::value).toArray(UUID[]::new)).orElse(null), UUID[].class)
                .query().then();
    }

    @Override
    public Mono<Void> lines(PublishedLines told) {
        UUID id = told.declaration().value();
        return Bound.sql(db, RestoredSql.NOTE_STATEMENTS).with(id).query().then()
                .then(Mono.defer(() -> Bound.sql(db, RestoredSql.NO_LINES).with(id).query().then()))
                .then(Mono.defer(() -> Flux.fromIterable(told.whole().lines()).concatMap(line -> line(id, line)).then()))
                .then(Mono.defer(() -> Bound.sql(db, RestoredSql.NOTE_STATEMENTS).with(id).query().then()))
                .then(Mono.defer(() -> Bound.sql(db, RestoredSql.DECIDED).with(id).with(told.sourceVersion())
                        .with(told.waiting().orElse(null), String.class).with(told.recordedAt()).with(told.version()).query().then()));
    }

    private Mono<Void> line(UUID declaration, PublishedLines.Line it) {
        return Bound.sql(db, RestoredSql.LINE).with(it.id().value()).with(declaration).with(it.statement().value()).with(it.kind()).with(it.status())
                .with(it.sourceVersion()).with(it.attachedAt()).with(it.removedAt(), Instant.class).with(it.removedReason(), String.class)
                .with(it.counted(), Boolean.class).with(pounds(it.unitPrice()), BigDecimal.class).with(pounds(it.targetedPrice()), BigDecimal.class)
                .with(pounds(it.upliftPrice()), BigDecimal.class).with(it.rate(), String.class).with(it.band(), String.class).with(it.recordedAt()).query().then();
    }

    private static @Nullable BigDecimal pounds(@Nullable Money money) {
        return money == null ? null : money.pounds();
    }

    @Override
    public Mono<Unsettled> unsettled() {
        return db.sql(RestoredSql.UNSETTLED).map(row -> new Unsettled(new StatementId(Rows.uuid(row, "statement_id")),
                Boolean.TRUE.equals(row.get("vat_registered", Boolean.class)),
                Optional.ofNullable(row.get("not_counted", UUID[].class)).map(PostgresRestored::lineIds))).one();
    }

    private static Set<LineId> lineIds(UUID[] ids) {
        return Arrays.stream(ids).map(LineId::new).collect(Collectors.toSet());
    }

    @Override
    public Mono<Void> settled(StatementId id) {
        return Bound.sql(db, RestoredSql.SETTLED).with(id.value()).query().then();
    }

    @Override
    public Flux<Repricing.Line> payments(StatementId id) {
        return Bound.sql(db, RestoredSql.PAYMENTS).with(id.value()).query().map(row -> new Repricing.Line(LineRows.member(row),
                row.get("counted", Boolean.class) == null ? Optional.empty() : Optional.of(LineRows.payment(row)))).all();
    }

    @Override
    public Mono<Void> price(List<Payment> payments) {
        return payments.isEmpty() ? Mono.empty() : Bound.sql(db, RestoredSql.PRICE)
                .withIds(payments, payment -> payment.member().line().value())
                .withTexts(payments, Payment::counted)
                .withTexts(payments, Payment::unitPrice)
                .withTexts(payments, Payment::targetedPrice)
                .query().then();
    }

    @Override
    public Mono<Void> journal(Unsettled of) {
        return Bound.sql(db, RestoredSql.JOURNAL).with(of.id().value()).with(of.vatRegistered()).query().then();
    }

    @Override
    public Mono<Boolean> isAuthorised(StatementId id) {
        return Bound.sql(db, RestoredSql.IS_AUTHORISED).with(id.value()).query().map(row -> Objects.requireNonNull(row.get("found", Boolean.class))).one();
    }
}
