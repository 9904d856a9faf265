package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.List;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Totals;
import milepost.statements.domain.pricing.ecf.EcfClaims;
import milepost.statements.domain.pricing.ecf.EcfPricing;
import milepost.statements.domain.statement.Statement;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Open ECF statements added up where the lines are: PostgreSQL counts, the domain says how many places that is of which band. */
final class EcfTotals {

    private static final String CLAIMED = """
            SELECT d.declaration_type, d.course_identifier = 'ecf-mentor' AS of_mentors, count(*)::int AS lines,
                   count(*) FILTER (WHERE d.uplift_flagged)::int AS flagged
            FROM line l JOIN declaration d ON d.id = l.declaration_id
            WHERE l.statement_id = $1 AND l.kind = 'payment' AND l.status = 'attached'
            GROUP BY 1, 2
            """;

    /** Where not all starts find a place, the order says which of the flagged ones do: that of the pricing functions. */
    private static final String UPLIFTED = """
            SELECT count(*) FILTER (WHERE uplift_flagged)::int AS flagged
            FROM (SELECT d.uplift_flagged
                  FROM line l JOIN declaration d ON d.id = l.declaration_id
                  WHERE l.statement_id = $1 AND l.kind = 'payment' AND l.status = 'attached' AND d.declaration_type = 'started'
                    AND NOT (d.course_identifier = 'ecf-mentor' AND $2)
                  ORDER BY l.attached_at, l.declaration_id LIMIT $3) first
            """;

    private final DatabaseClient db;
    private final EcfContents contents;

    EcfTotals(DatabaseClient db, EcfContents contents) {
        this.db = db;
        this.contents = contents;
    }

    Mono<Totals> forecast(Statement open, int voided) {
        return contents.basis(open).flatMap(basis -> db.sql(CLAIMED).bind(0, open.id().value()).map(EcfTotals::claims).all().collectList()
                .flatMap(claims -> uplifted(open.id(), basis, claims)
                        .map(uplifted -> EcfPricing.totals(basis.facts(), claims, uplifted, basis.before(), voided))));
    }

    private Mono<Integer> uplifted(StatementId id, EcfContents.Basis basis, List<EcfClaims> claims) {
        return Mono.justOrEmpty(EcfPricing.upliftedStarts(basis.facts(), claims, basis.before()))
                .switchIfEmpty(Mono.defer(() -> Bound.sql(db, UPLIFTED).with(id.value()).with(basis.facts().rules().mentorFunding())
                        .with(EcfPricing.placesLeft(basis.facts(), DeclarationType.STARTED, basis.before()))
                        .query().map(row -> Rows.number(row, "flagged")).one()));
    }

    private static EcfClaims claims(Readable row) {
        return new EcfClaims(DeclarationType.of(Rows.text(row, "declaration_type")).orElseThrow(), Rows.flag(row, "of_mentors"),
                Rows.number(row, "lines"), Rows.number(row, "flagged"));
    }
}
