package milepost.declarations.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import milepost.declarations.application.DeclarationHistories;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Histories, always bound to the provider that looks: where it has no document it has no history either. */
public final class PostgresHistories implements DeclarationHistories {

    private static final String LIST = """
            SELECT row_number() OVER (ORDER BY h.position) AS nth, h.state, h.actor, h.cause, h.effective_at, h.recorded_at
            FROM declaration_history h JOIN declaration_documents x ON x.declaration_id = h.declaration_id AND x.provider_id = $1
            WHERE h.declaration_id = $2
            ORDER BY h.position OFFSET $3 LIMIT $4
            """;

    private final DatabaseClient db;

    public PostgresHistories(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Step> list(ProviderId viewer, DeclarationId declaration, long skipped, int limit) {
        return db.sql(LIST).bind(0, viewer.value()).bind(1, declaration.value()).bind(2, skipped).bind(3, limit)
                .map(PostgresHistories::step).all();
    }

    private static Step step(Readable row) {
        return new Step(Objects.requireNonNull(row.get("nth", Long.class)), row.get("state", String.class), row.get("actor", String.class),
                row.get("cause", String.class), row.get("effective_at", Instant.class), row.get("recorded_at", Instant.class));
    }
}
