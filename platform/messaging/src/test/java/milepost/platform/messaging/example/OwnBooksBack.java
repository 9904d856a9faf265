package milepost.platform.messaging.example;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Versions;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The books this service owns, taken back from a topic that has others' books, too. */
final class OwnBooksBack implements OwnTopic {

    private static final String STORE = """
            INSERT INTO own_book (key, version, payload) VALUES ($1, $2, $3)
            ON CONFLICT (key) DO UPDATE SET version = excluded.version, payload = excluded.payload WHERE own_book.version < $4
            """;

    private final DatabaseClient db;
    private final Outbox outbox;
    private final Versions versions;

    OwnBooksBack(DatabaseClient db, Outbox outbox, Versions versions) {
        this.db = db;
        this.outbox = outbox;
        this.versions = versions;
    }

    @Override
    public String topic() {
        return Books.TOPIC;
    }

    @Override
    public boolean reads(Snapshot snapshot) {
        return snapshot.key().startsWith("ours-");
    }

    @Override
    public Mono<Map<String, Long>> versions(Collection<String> keys) {
        return db.sql("SELECT key, version FROM own_book WHERE key = ANY($1)").bind(0, keys.toArray(String[]::new))
                .map(row -> Map.entry(Objects.requireNonNull(row.get("key", String.class)), Objects.requireNonNull(row.get("version", Long.class))))
                .all().collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Boolean> takeBack(Snapshot snapshot) {
        long version = versions.next(snapshot.version());
        return db.sql(STORE).bind(0, snapshot.key()).bind(1, version).bind(2, snapshot.payload()).bind(3, snapshot.version())
                .fetch().rowsUpdated()
                .flatMap(rows -> rows == 0 ? Mono.just(false) : outbox.publish(new Snapshot(snapshot.topic(), snapshot.type(), snapshot.key(),
                        version, snapshot.recordedAt(), snapshot.payload())).thenReturn(true));
    }
}
