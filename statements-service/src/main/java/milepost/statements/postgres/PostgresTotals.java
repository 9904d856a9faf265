package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import milepost.statements.application.StatementTotals;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Claims;
import milepost.statements.domain.pricing.Clawbacks;
import milepost.statements.domain.pricing.Earnings;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Pricing;
import milepost.statements.domain.pricing.Totals;
import milepost.statements.domain.pricing.ecf.Rate;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Statements added up where the lines are: PostgreSQL groups and counts, the domain prices the few groups. */
final class PostgresTotals {

    /**
     * First by participant, because a milestone earns once, however many lines claim it. Of those the first attached one says whether
     * it earns targeted delivery funding; where they differ, targeted is null: the lines have to be looked at. Grouped by
     * participant first, which PostgreSQL sorts by far the fastest.
     */
    private static final String CLAIMED = """
            WITH milestone AS (
                SELECT d.participant_id, d.course_identifier, d.declaration_type, any_value(d.course_group) AS course_group, count(*) AS lines,
                       CASE WHEN bool_and(d.targeted_delivery_funding_eligible) = bool_or(d.targeted_delivery_funding_eligible)
                            THEN bool_or(d.targeted_delivery_funding_eligible) END AS targeted
                FROM line l JOIN declaration d ON d.id = l.declaration_id
                WHERE l.statement_id = $1 AND l.kind = 'payment' AND l.status = 'attached'
                GROUP BY d.participant_id, d.course_identifier, d.declaration_type)
            SELECT course_identifier, course_group, declaration_type, targeted, count(*)::int AS counted, sum(lines)::int AS lines
            FROM milestone
            GROUP BY course_identifier, course_group, declaration_type, targeted
            """;

    private static final String EARNED = """
            SELECT d.course_identifier, d.declaration_type, l.rate, l.band, count(*) FILTER (WHERE l.counted)::int AS counted, count(*)::int AS lines,
                   coalesce(sum(l.unit_price) FILTER (WHERE l.counted), 0) AS output,
                   coalesce(sum(l.targeted_price) FILTER (WHERE l.counted), 0) AS targeted,
                   coalesce(sum(l.uplift_price) FILTER (WHERE l.counted), 0) AS uplift
            FROM line l JOIN declaration d ON d.id = l.declaration_id
            WHERE l.statement_id = $1 AND l.kind = 'payment' AND l.status = 'attached'
            GROUP BY d.course_identifier, d.declaration_type, l.rate, l.band
            """;

    /** The few lines that do not earn have an index of their own. What left for another reason, moved or ineligible, was not voided. */
    private static final String NOT_EARNING = """
            SELECT count(*) FILTER (WHERE kind = 'refund')::int AS refunds, count(*) FILTER (WHERE removed_reason = 'voided')::int AS voided,
                   coalesce(sum(unit_price + targeted_price + uplift_price) FILTER (WHERE kind = 'refund' AND counted), 0) AS refunded
            FROM line WHERE statement_id = $1 AND (kind = 'refund' OR status = 'voided')
            """;

    private final DatabaseClient db;
    private final PostgresJournals journals;
    private final Prices prices;
    private final EcfTotals ecf;

    PostgresTotals(DatabaseClient db, PostgresJournals journals, Prices prices, EcfContents ecf) {
        this.db = db;
        this.journals = journals;
        this.prices = prices;
        this.ecf = new EcfTotals(db, ecf);
    }

    /** Empty where only the lines, one by one, can tell. */
    Mono<StatementTotals> of(Statement statement) {
        return switch (statement.state()) {
            case Open _ -> switch (statement.terms().family()) {
                case NPQ -> forecast(statement);
                case ECF -> notEarning(statement.id()).flatMap(rest -> ecf.forecast(statement, rest.voided))
                        .map(sums -> new StatementTotals(sums.figures(), sums));
            };
            case Payable _, Paid _ -> fixed(statement.id());
        };
    }

    private Mono<StatementTotals> forecast(Statement statement) {
        StatementId id = statement.id();
        return db.sql(CLAIMED).bind(0, id.value()).map(PostgresTotals::claimed).all().collectList()
                .filter(claimed -> claimed.stream().allMatch(Claimed::isClear))
                .flatMap(claimed -> notEarning(id).flatMap(rest -> prices.inForce(statement).flatMap(inForce -> prices.adjustments(id)
                        .map(adjustments -> Totals.of(
                                Pricing.earnings(statement.terms().month(), statement.terms().cohort(), inForce.contracts(),
                                        claimed.stream().map(Claimed::claims).toList()),
                                rest.clawbacks, rest.voided, Pricing.fees(inForce.contracts()), adjustments, inForce.vat())))))
                .map(sums -> new StatementTotals(sums.figures(), sums));
    }

    private Mono<StatementTotals> fixed(StatementId id) {
        return db.sql(EARNED).bind(0, id.value()).map(PostgresTotals::earned).all().collectList()
                .flatMap(earned -> notEarning(id).flatMap(rest -> prices.frozen(id).flatMap(fees -> prices.adjustments(id)
                        .flatMap(adjustments -> journals.read(id).map(journal -> new StatementTotals(journal.figures(),
                                new Totals(earned, rest.clawbacks, rest.voided, fees, adjustments, journal.figures().vat())))))));
    }

    private Mono<NotEarning> notEarning(StatementId id) {
        return db.sql(NOT_EARNING).bind(0, id.value())
                .map(row -> new NotEarning(new Clawbacks(Rows.number(row, "refunds"), Rows.money(row, "refunded")), Rows.number(row, "voided")))
                .one();
    }

    private static Claimed claimed(Readable row) {
        Boolean targeted = row.get("targeted", Boolean.class);
        return new Claimed(targeted != null, new Claims(new Course(Rows.text(row, "course_identifier"), Rows.text(row, "course_group")), type(row),
                Boolean.TRUE.equals(targeted), Rows.number(row, "counted"), Rows.number(row, "lines")));
    }

    private static Earnings earned(Readable row) {
        String rate = row.get("rate", String.class);
        return rate == null
                ? Earnings.ofCourse(Rows.text(row, "course_identifier"), type(row), Rows.number(row, "counted"), Rows.number(row, "lines"),
                        Rows.money(row, "output"), Rows.money(row, "targeted"))
                : new Earnings(Rate.kind(rate), Optional.empty(), type(row), Optional.ofNullable(row.get("band", String.class)),
                        Rows.number(row, "counted"), Rows.number(row, "lines"), Rows.money(row, "output"), Money.ZERO, Rows.money(row, "uplift"));
    }

    private static DeclarationType type(Readable row) {
        return DeclarationType.of(Rows.text(row, "declaration_type")).orElseThrow();
    }

    private record Claimed(boolean isClear, Claims claims) {
    }

    private record NotEarning(Clawbacks clawbacks, int voided) {
    }
}
