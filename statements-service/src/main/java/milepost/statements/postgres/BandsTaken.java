package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How many places of the bands are taken when a statement begins to take some. */
final class BandsTaken {

    private static final String PLACES = "SELECT declaration_type, found, paid, given_back FROM statement_places WHERE statement_id = $1";

    /**
     * Of the closed ones as they keep it themselves, of the open ones by counting. Earlier is whose payment date is earlier, and of two with
     * one payment date that of the earlier month.
     */
    private static final String BY_EARLIER = """
            WITH earlier AS (
                SELECT e.id, e.state, e.payment_date, e.year, e.month
                FROM statement s JOIN statement e ON e.lead_provider_id = s.lead_provider_id AND e.cohort = s.cohort AND e.type = 'ecf'
                WHERE s.id = $1 AND (e.payment_date, e.year, e.month) < (s.payment_date, s.year, s.month))
            SELECT e.payment_date, e.year, e.month, p.declaration_type, true AS closed, p.paid, p.given_back
            FROM earlier e JOIN statement_places p ON p.statement_id = e.id
            WHERE e.state <> 'open'
            UNION ALL
            SELECT e.payment_date, e.year, e.month, d.declaration_type, false,
                   count(*) FILTER (WHERE l.kind = 'payment' AND NOT (d.course_identifier = 'ecf-mentor' AND $2))::int,
                   count(*) FILTER (WHERE l.kind = 'refund' AND l.rate = 'in_band')::int
            FROM earlier e JOIN line l ON l.statement_id = e.id AND l.status = 'attached' JOIN declaration d ON d.id = l.declaration_id
            WHERE e.state = 'open'
            GROUP BY e.payment_date, e.year, e.month, d.declaration_type
            ORDER BY payment_date, year, month
            """;

    private final DatabaseClient db;

    BandsTaken(DatabaseClient db) {
        this.db = db;
    }

    /** What a closed statement had found. */
    Mono<Fill> found(Statement closed) {
        return places(closed).map(Fill::before);
    }

    /** What a closed statement does to the places. */
    Mono<List<BandPlaces>> places(Statement closed) {
        return db.sql(PLACES).bind(0, closed.id().value())
                .map(row -> new BandPlaces(type(row), Rows.number(row, "found"), Rows.number(row, "paid"), Rows.number(row, "given_back")))
                .all().collectList();
    }

    /** What an open one finds today, where all open ones follow these terms. */
    Mono<Fill> before(Statement open, Optional<EcfTerms> terms, CohortRules rules) {
        return Bound.sql(db, BY_EARLIER).with(open.id().value()).with(rules.mentorFunding()).query().map(BandsTaken::earlier).all()
                .reduce(Fill.NONE, (taken, each) -> each.closed
                        ? taken.after(new BandPlaces(each.type, 0, each.paid, each.givenBack))
                        : taken.after(each.type, each.paid, each.givenBack, terms));
    }

    private static Earlier earlier(Readable row) {
        return new Earlier(type(row), Rows.flag(row, "closed"), Rows.number(row, "paid"), Rows.number(row, "given_back"));
    }

    private static DeclarationType type(Readable row) {
        return DeclarationType.of(Rows.text(row, "declaration_type")).orElseThrow();
    }

    /** Of an open statement {@code paid} is how many ask for a place. */
    private record Earlier(DeclarationType type, boolean closed, int paid, int givenBack) {
    }
}
