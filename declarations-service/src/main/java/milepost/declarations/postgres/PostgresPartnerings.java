package milepost.declarations.postgres;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.application.Partnerings;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.PartnerId;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Everything another choice of delivery partners is judged by, in one query. */
public final class PostgresPartnerings implements Partnerings {

    private static final String LOOK = """
            SELECT jsonb_build_object(
                'known', EXISTS (SELECT FROM applications a WHERE a.id = $1),
                'inside_catchment', (SELECT a.inside_catchment FROM applications a WHERE a.id = $1),
                'partners', coalesce((SELECT jsonb_agg(p.id) FROM delivery_partners p WHERE p.id IN ($4, $5)), '[]'),
                'partnerships', coalesce((SELECT jsonb_agg(p.delivery_partner_id) FROM partnerships p
                                          WHERE p.lead_provider_id = $2 AND p.delivery_partner_id IN ($4, $5) AND p.cohorts ? $3), '[]'),
                'names', jsonb_build_object('provider', maker.name, 'partner', one.name, 'secondary_partner', two.name),
                'names_version', coalesce(maker.version, 0) + coalesce(one.version, 0) + coalesce(two.version, 0))::text AS it
            FROM (SELECT 1) always
            LEFT JOIN lead_providers maker ON maker.id = $2
            LEFT JOIN delivery_partners one ON one.id = $4
            LEFT JOIN delivery_partners two ON two.id = $5
            """;

    /** Stands for a partner that was not named; nobody has it. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final DatabaseClient db;

    public PostgresPartnerings(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Looked> look(Declared declared, @Nullable PartnerId first, @Nullable PartnerId second) {
        return db.sql(LOOK).bind(0, declared.training().value()).bind(1, declared.provider().value()).bind(2, declared.cohort().value())
                .bind(3, first == null ? NOBODY : first.value()).bind(4, second == null ? NOBODY : second.value())
                .map(row -> Json.exact().readValue(row.get("it", String.class), Row.class).looked()).one();
    }

    private record Row(boolean known, @Nullable Boolean insideCatchment, Set<UUID> partners, Set<UUID> partnerships, Copies.NamesRow names,
                       long namesVersion) {

        Looked looked() {
            return new Looked(known ? Boolean.TRUE.equals(insideCatchment) : null, ids(partners), ids(partnerships), names.names(), namesVersion);
        }

        private static Set<PartnerId> ids(Set<UUID> partners) {
            return partners.stream().map(PartnerId::new).collect(Collectors.toSet());
        }
    }
}
