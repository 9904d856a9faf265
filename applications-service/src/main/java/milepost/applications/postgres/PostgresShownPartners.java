package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.ShownPartners;
import milepost.applications.domain.ShownPartner;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code shown_partner}. */
public final class PostgresShownPartners implements ShownPartners {

    private static final String SELECT =
            "SELECT lead_provider_id, delivery_partner_id, name, cohort_years, created_at, updated_at FROM shown_partner ";

    private static final String FIND = SELECT + "WHERE lead_provider_id = $1 AND delivery_partner_id = $2";

    private static final String OF = SELECT + "WHERE lead_provider_id = $1 ORDER BY delivery_partner_id";

    private static final String SAVE = """
            INSERT INTO shown_partner (lead_provider_id, delivery_partner_id, name, cohort_years, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (lead_provider_id, delivery_partner_id) DO UPDATE SET name = excluded.name, cohort_years = excluded.cohort_years,
                created_at = excluded.created_at, updated_at = excluded.updated_at
            """;

    private final DatabaseClient db;

    public PostgresShownPartners(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<ShownPartner> find(LeadProviderId provider, UUID partner) {
        return sql(db, FIND, provider.value(), partner).map(PostgresShownPartners::partner).one();
    }

    @Override
    public Mono<List<ShownPartner>> of(LeadProviderId provider) {
        return sql(db, OF, provider.value()).map(PostgresShownPartners::partner).all().collectList();
    }

    @Override
    public Mono<Void> save(ShownPartner it) {
        return sql(db, SAVE, it.leadProvider().value(), it.id(), it.name(), it.cohorts().toArray(Integer[]::new), it.createdAt(),
                it.updatedAt()).then();
    }

    private static ShownPartner partner(Readable row) {
        return new ShownPartner(new LeadProviderId(get(row, "lead_provider_id", UUID.class)), get(row, "delivery_partner_id", UUID.class),
                get(row, "name", String.class), List.of(get(row, "cohort_years", Integer[].class)), get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class));
    }
}
