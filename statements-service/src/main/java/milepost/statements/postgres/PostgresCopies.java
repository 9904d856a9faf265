package milepost.statements.postgres;

import java.util.List;
import java.util.UUID;
import milepost.platform.web.Json;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.domain.pricing.ecf.CohortRules;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies of other services' aggregates; a lower version than the stored one changes nothing (convergence rule 1). */
public final class PostgresCopies implements DeclarationCopies, CatalogueCopies {

    /** One statement however many; in the order of ids, as everybody locks them. */
    private static final String DECLARATIONS = """
            INSERT INTO declaration AS d (id, source_version, family, lead_provider_id, participant_id, course_identifier,
                                          course_group, cohort, declaration_type, state, live, fundable,
                                          targeted_delivery_funding_eligible, uplift_flagged, effective_at, changed_at)
            SELECT id, version, family, lead_provider_id, participant_id, course_identifier, course_group, cohort, declaration_type,
                   state, live, fundable, targeted_delivery_funding_eligible, uplift_flagged, effective_at, clock_timestamp()
            FROM jsonb_to_recordset($1::jsonb) AS told (
                id uuid, version bigint, family text, lead_provider_id uuid, participant_id uuid, course_identifier text,
                course_group text, cohort text, declaration_type text, state text, live boolean, fundable boolean,
                targeted_delivery_funding_eligible boolean, uplift_flagged boolean, effective_at timestamptz)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET
                source_version = EXCLUDED.source_version, family = EXCLUDED.family, lead_provider_id = EXCLUDED.lead_provider_id,
                participant_id = EXCLUDED.participant_id, course_identifier = EXCLUDED.course_identifier,
                course_group = EXCLUDED.course_group, cohort = EXCLUDED.cohort, declaration_type = EXCLUDED.declaration_type,
                state = EXCLUDED.state, live = EXCLUDED.live, fundable = EXCLUDED.fundable,
                targeted_delivery_funding_eligible = EXCLUDED.targeted_delivery_funding_eligible,
                uplift_flagged = EXCLUDED.uplift_flagged, effective_at = EXCLUDED.effective_at,
                changed_at = CASE WHEN d.source_version < EXCLUDED.source_version THEN EXCLUDED.changed_at ELSE d.changed_at END
            WHERE d.source_version <= EXCLUDED.source_version
            RETURNING d.id
            """;

    private static final String PROVIDER = """
            INSERT INTO lead_provider AS p (id, name, vat_registered, invoicing, source_version) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET name = $2, vat_registered = $3, invoicing = $4, source_version = $5
            WHERE p.source_version <= $5
            """;

    private static final String COURSE = """
            INSERT INTO course AS c (identifier, course_group, source_version) VALUES ($1, $2, $3)
            ON CONFLICT (identifier) DO UPDATE SET course_group = $2, source_version = $3 WHERE c.source_version <= $3
            """;

    private static final String COHORT = """
            INSERT INTO cohort AS c (identifier, start_year, uplifts, mentor_funding, source_version) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (identifier) DO UPDATE SET start_year = $2, uplifts = $3, mentor_funding = $4, source_version = $5
            WHERE c.source_version <= $5
            """;

    private final DatabaseClient db;

    public PostgresCopies(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<UUID> fold(List<Copy> copies) {
        return Bound.sql(db, DECLARATIONS).with(Json.exact().writeValueAsString(copies)).query().map(row -> Rows.uuid(row, "id")).all();
    }

    @Override
    public Mono<Boolean> provider(UUID id, String name, boolean vatRegistered, boolean invoicing, long version) {
        return stored(Bound.sql(db, PROVIDER).with(id).with(name).with(vatRegistered).with(invoicing).with(version));
    }

    @Override
    public Mono<Boolean> course(String identifier, String group, long version) {
        return stored(Bound.sql(db, COURSE).with(identifier).with(group).with(version));
    }

    @Override
    public Mono<Boolean> cohort(String identifier, int startYear, CohortRules rules, long version) {
        return stored(Bound.sql(db, COHORT).with(identifier).with(startYear).with(rules.uplifts()).with(rules.mentorFunding()).with(version));
    }

    private static Mono<Boolean> stored(Bound upsert) {
        return upsert.query().fetch().rowsUpdated().map(rows -> rows > 0);
    }
}
