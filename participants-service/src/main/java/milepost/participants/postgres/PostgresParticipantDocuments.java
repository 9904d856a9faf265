package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Stored documents in PostgreSQL. */
public final class PostgresParticipantDocuments implements ParticipantDocuments {

    /** The shape that {@link ParticipantDocuments.Rendering} renders now. */
    private static final int SHAPE = 1;

    private static final String SHELF = """
            SELECT clock.now, d.lead_provider_id, d.updated_at, d.body FROM (SELECT clock_timestamp() AS now) clock
              LEFT JOIN participant_document d ON d.participant_id = $1
            """;
    private static final String PUT = """
            INSERT INTO participant_document (participant_id, lead_provider_id, training_statuses, shape, body, created_at, updated_at)
            SELECT id, $2, $3, $4, $5, created_at, $6 FROM person WHERE id = $1
            ON CONFLICT (participant_id, lead_provider_id) DO UPDATE
               SET training_statuses = EXCLUDED.training_statuses, shape = EXCLUDED.shape, body = EXCLUDED.body,
                   created_at = EXCLUDED.created_at, updated_at = EXCLUDED.updated_at
            """;
    private static final String WITHDRAW = """
            UPDATE participant_document SET training_statuses = '{}', body = NULL, updated_at = $3
             WHERE participant_id = $1 AND lead_provider_id = $2
            """;
    private static final String FIND = """
            SELECT participant_id, updated_at, body FROM participant_document
             WHERE participant_id = $1 AND lead_provider_id = $2 AND body IS NOT NULL
            """;

    private final DatabaseClient db;

    public PostgresParticipantDocuments(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Shelf> shelf(ParticipantId participant) {
        return db.sql(SHELF).bind(0, participant.value()).map(PostgresParticipantDocuments::read).all()
                .reduce((one, next) -> new Shelf(Stream.concat(one.documents().stream(), next.documents().stream()).toList(), one.now()));
    }

    /** One document, or the empty shelf's time. */
    private static Shelf read(Readable row) {
        return new Shelf(row.get("lead_provider_id") == null ? List.of() : List.of(kept(row)), row.get("now", Instant.class));
    }

    @Override
    public Mono<Void> put(ParticipantId participant, LeadProviderId provider, Instant updatedAt, List<TrainingStatus> statuses, byte[] body) {
        return Bindings.of(db.sql(PUT))
                .with(participant.value(), provider.value(), statuses.stream().map(TrainingStatus::word).toArray(String[]::new), SHAPE,
                        body, updatedAt)
                .statement().then();
    }

    @Override
    public Mono<Void> withdraw(ParticipantId participant, LeadProviderId provider, Instant updatedAt) {
        return Bindings.of(db.sql(WITHDRAW)).with(participant.value(), provider.value(), updatedAt).statement().then();
    }

    @Override
    public Mono<Document> find(ParticipantId participant, LeadProviderId provider) {
        return Bindings.of(db.sql(FIND)).with(participant.value(), provider.value()).statement()
                .map(row -> new Document(new ParticipantId(row.get("participant_id", UUID.class)),
                        row.get("updated_at", Instant.class), row.get("body", byte[].class)))
                .one();
    }

    private static Kept kept(Readable row) {
        return new Kept(new LeadProviderId(row.get("lead_provider_id", UUID.class)), row.get("updated_at", Instant.class),
                row.get("body", byte[].class));
    }
}
