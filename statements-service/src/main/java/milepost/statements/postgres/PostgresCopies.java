package milepost.statements.postgres;

import java.util.UUID;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.DeclarationCopies;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Copies of other services' aggregates; a lower version than the stored one changes nothing (convergence rule 1). */
public final class PostgresCopies implements DeclarationCopies, CatalogueCopies {

    private static final String DECLARATION = """
            INSERT INTO declaration AS d (id, source_version, family, lead_provider_id, participant_id, course_identifier,
                                          course_group, cohort, declaration_type, state, live, fundable,
                                          targeted_delivery_funding_eligible, effective_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET
                source_version = $2, family = $3, lead_provider_id = $4, participant_id = $5, course_identifier = $6,
                course_group = $7, cohort = $8, declaration_type = $9, state = $10, live = $11, fundable = $12,
                targeted_delivery_funding_eligible = $13, effective_at = $14,
                changed_at = CASE WHEN d.source_version < $2 THEN clock_timestamp() ELSE d.changed_at END
            WHERE d.source_version <= $2
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
            INSERT INTO cohort AS c (identifier, start_year, source_version) VALUES ($1, $2, $3)
            ON CONFLICT (identifier) DO UPDATE SET start_year = $2, source_version = $3 WHERE c.source_version <= $3
            """;

    private final DatabaseClient db;

    public PostgresCopies(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Boolean> fold(Copy copy) {
        return stored(Bound.sql(db, DECLARATION)
                .with(copy.id()).with(copy.version()).with(copy.family()).with(copy.leadProviderId()).with(copy.participantId())
                .with(copy.courseIdentifier()).with(copy.courseGroup()).with(copy.cohort()).with(copy.declarationType())
                .with(copy.state()).with(copy.live()).with(copy.fundable()).with(copy.targetedDeliveryFundingEligible())
                .with(copy.effectiveAt()));
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
    public Mono<Boolean> cohort(String identifier, int startYear, long version) {
        return stored(Bound.sql(db, COHORT).with(identifier).with(startYear).with(version));
    }

    private static Mono<Boolean> stored(Bound upsert) {
        return upsert.query().fetch().rowsUpdated().map(rows -> rows > 0);
    }
}
