package milepost.declarations.postgres;

import java.util.Collection;
import java.util.UUID;
import milepost.declarations.application.PublishedDeclarations;
import milepost.declarations.application.Publishing.Published;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Declarations as others are told of them, read from the rows themselves. */
public final class PostgresPublished implements PublishedDeclarations {

    private static final String BY_IDS = "SELECT to_jsonb(d)::text AS it FROM declarations d WHERE id = ANY ($1) ORDER BY id FOR SHARE";

    /** Ended ones as well; of more than anybody is likely to have, the live ones first and then the newest. */
    private static final String OF = """
            SELECT to_jsonb(d)::text AS it FROM declarations d WHERE %s = $1
            ORDER BY live_until IS NULL DESC, created_at DESC, id LIMIT %d FOR SHARE
            """;

    private static final String OF_TRAINING = OF.formatted("training_id", MOST);

    private static final String OF_PARTICIPANT = OF.formatted("participant_id", MOST);

    private static final String AFTER = "SELECT to_jsonb(d)::text AS it FROM declarations d WHERE id > $1 ORDER BY id LIMIT $2 FOR SHARE";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DatabaseClient db;

    public PostgresPublished(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Published> byIds(Collection<UUID> ids) {
        return published(db.sql(BY_IDS).bind(0, ids.toArray(UUID[]::new)));
    }

    @Override
    public Flux<Published> ofTraining(UUID training) {
        return published(db.sql(OF_TRAINING).bind(0, training));
    }

    @Override
    public Flux<Published> ofParticipant(UUID participant) {
        return published(db.sql(OF_PARTICIPANT).bind(0, participant));
    }

    @Override
    public Flux<Published> after(@Nullable UUID id, int limit) {
        return published(db.sql(AFTER).bind(0, id == null ? BEFORE_ALL : id).bind(1, limit));
    }

    private static Flux<Published> published(DatabaseClient.GenericExecuteSpec query) {
        return query.map(row -> Json.exact().readValue(row.get("it", String.class), DeclarationRow.class))
                .all().map(row -> new Published(row.declaration(), row.version(), row.createdAt(), row.updatedAt()));
    }
}
