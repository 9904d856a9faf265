package milepost.platform.messaging.consume;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters as rows of the service, for the worklist and for settling, and as records of its dead-letter topic, for everyone else. */
public final class PostgresDeadLetters implements DeadLetters {

    private static final String GIVE = """
            INSERT INTO dead_letter (topic, partition, "offset", key, type, version, reason, payload, request_id, traceparent)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT DO NOTHING
            """;

    private static final String SETTLE = """
            UPDATE dead_letter SET resolved_at = clock_timestamp()
            FROM unnest($2::text[], $3::bigint[]) AS applied (key, version)
            WHERE dead_letter.topic = $1 AND dead_letter.key = applied.key AND resolved_at IS NULL
              AND (dead_letter.version IS NULL OR dead_letter.version <= applied.version)
            """;

    private static final String UNRESOLVED = "SELECT count(*) AS unresolved FROM dead_letter WHERE resolved_at IS NULL";

    private static final String TYPE = "milepost.dead-letter.v1";

    /** The topic gets no body larger than this; the row always has it. */
    private static final int LARGEST_BODY_TOLD = 400_000;

    private static final int LONGEST_TEXT = 1_000;

    private final DatabaseClient db;
    private final Outbox outbox;
    private final JsonMapper json;
    private final String service;

    public PostgresDeadLetters(DatabaseClient db, Outbox outbox, JsonMapper json, String service) {
        this.db = db;
        this.outbox = outbox;
        this.json = json;
        this.service = service;
    }

    @Override
    public Mono<Void> give(Delivery delivery, String reason) {
        Letter letter = Letter.of(delivery, reason);
        return db.sql(GIVE)
                .bind(0, letter.origin.topic())
                .bind(1, letter.origin.partition())
                .bind(2, letter.origin.offset())
                .bind(3, given(letter.key, String.class))
                .bind(4, given(letter.type, String.class))
                .bind(5, given(letter.version, Long.class))
                .bind(6, letter.reason)
                .bind(7, given(delivery.payload(), byte[].class))
                .bind(8, given(delivery.trace().requestId(), String.class))
                .bind(9, given(delivery.trace().traceparent(), String.class))
                .fetch().rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(_ -> outbox.publish(told(letter, delivery.payload())));
    }

    @Override
    public Mono<Void> settle(String topic, List<Snapshot> applied) {
        if (applied.isEmpty()) {
            return Mono.empty();
        }
        return db.sql(SETTLE)
                .bind(0, topic)
                .bind(1, applied.stream().map(Snapshot::key).toArray(String[]::new))
                .bind(2, applied.stream().map(Snapshot::version).toArray(Long[]::new))
                .then();
    }

    public Mono<Long> unresolved() {
        return db.sql(UNRESOLVED).map(row -> Objects.requireNonNull(row.get("unresolved", Long.class))).one();
    }

    private static Parameter given(@Nullable Object value, Class<?> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    private Snapshot told(Letter letter, byte @Nullable [] payload) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("topic", letter.origin.topic());
        body.put("partition", letter.origin.partition());
        body.put("offset", letter.origin.offset());
        body.put("key", letter.key);
        body.put("type", letter.type);
        body.put("version", letter.version);
        body.put("reason", letter.reason);
        body.put("payload_bytes", payload == null ? null : payload.length);
        body.put("payload_base64", payload == null || payload.length > LARGEST_BODY_TOLD
                ? null : Base64.getEncoder().encodeToString(payload));
        String key = letter.origin.topic() + "/" + letter.origin.partition() + "/" + letter.origin.offset();
        return new Snapshot(Topics.deadLettersOf(service), TYPE, key, 1, Instant.now().truncatedTo(ChronoUnit.MICROS),
                json.writeValueAsBytes(body));
    }

    private record Letter(Delivery.Origin origin, @Nullable String key, @Nullable String type, @Nullable Long version, String reason) {

        static Letter of(Delivery delivery, String reason) {
            return switch (delivery) {
                case Delivery.Event(var origin, var envelope) -> new Letter(origin, text(envelope.snapshot().key()),
                        text(envelope.snapshot().type()), envelope.snapshot().version(), Objects.requireNonNull(text(reason)));
                case Delivery.Undecodable it -> new Letter(it.origin(), text(it.key()), null, null, Objects.requireNonNull(text(reason)));
            };
        }

        /** The database knows no NUL in a text, and a hostile record must not keep its own dead letter from being stored. */
        private static @Nullable String text(@Nullable String raw) {
            if (raw == null) {
                return null;
            }
            String storable = raw.replace('\0', '\uFFFD');
            return storable.length() <= LONGEST_TEXT ? storable : storable.substring(0, LONGEST_TEXT);
        }
    }
}
