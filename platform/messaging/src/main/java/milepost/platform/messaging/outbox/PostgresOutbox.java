package milepost.platform.messaging.outbox;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Topics;
import milepost.platform.messaging.Trace;
import milepost.platform.messaging.Traces;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** The outbox as a table in the service's own database. */
public final class PostgresOutbox implements Outbox {

    /**
     * One statement whatever the number of snapshots: the driver has no arrays of bytea, so the payloads travel as one value,
     * and every row cuts its piece out. WITH ORDINALITY keeps the order of the list in the positions.
     */
    private static final String STORE = """
            INSERT INTO outbox (topic, key, type, version, payload, recorded_at, request_id, traceparent)
            SELECT topic, key, type, version, substring($5::bytea FROM starts FOR length), recorded_at, request_id, traceparent
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $6::int[], $7::int[], $8::timestamptz[], $9::text[], $10::text[])
                 WITH ORDINALITY AS s (topic, key, type, version, starts, length, recorded_at, request_id, traceparent, nr)
            ORDER BY nr
            """;

    private final DatabaseClient db;
    private final Topics topics;
    private final Runnable wakeRelay;

    public PostgresOutbox(DatabaseClient db, Topics topics, Runnable wakeRelay) {
        this.db = db;
        this.topics = topics;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public Mono<Void> publish(List<Snapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return Mono.empty();
        }
        snapshots.forEach(this::mustBeDeclared);
        return inTransaction().then(Mono.deferContextual(context -> store(snapshots, snapshots.stream().map(snapshot -> Traces.of(context, snapshot.key())).toList())));
    }

    /** An undeclared topic does not exist at the broker, and the relay would wait for it for ever. */
    private void mustBeDeclared(Snapshot snapshot) {
        if (topics.named(snapshot.topic()).isEmpty()) {
            throw new IllegalArgumentException("topics.yml does not declare " + snapshot.topic());
        }
    }

    private Mono<Void> inTransaction() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorMap(NoTransactionException.class, e -> outsideOne())
                .flatMap(transaction -> {
                    if (!transaction.isActualTransactionActive()) {
                        return Mono.error(outsideOne());
                    }
                    transaction.registerSynchronization(new WakeAfterCommit(wakeRelay));
                    return Mono.empty();
                });
    }

    private static IllegalStateException outsideOne() {
        return new IllegalStateException("snapshots are published in the transaction that made them, and none is running");
    }

    private Mono<Void> store(List<Snapshot> snapshots, List<Trace> traces) {
        var payloads = new ByteArrayOutputStream();
        var starts = new Integer[snapshots.size()];
        var lengths = new Integer[snapshots.size()];
        for (int i = 0; i < starts.length; i++) {
            byte[] payload = snapshots.get(i).payload();
            starts[i] = payloads.size() + 1;
            lengths[i] = payload.length;
            payloads.writeBytes(payload);
        }
        return db.sql(STORE)
                .bind(0, snapshots.stream().map(Snapshot::topic).toArray(String[]::new))
                .bind(1, snapshots.stream().map(Snapshot::key).toArray(String[]::new))
                .bind(2, snapshots.stream().map(Snapshot::type).toArray(String[]::new))
                .bind(3, snapshots.stream().map(Snapshot::version).toArray(Long[]::new))
                .bind(4, payloads.toByteArray())
                .bind(5, starts)
                .bind(6, lengths)
                .bind(7, snapshots.stream().map(Snapshot::recordedAt).map(PostgresOutbox::utc).toArray(OffsetDateTime[]::new))
                .bind(8, traces.stream().map(Trace::requestId).toArray(String[]::new))
                .bind(9, traces.stream().map(Trace::traceparent).toArray(String[]::new))
                .then();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record WakeAfterCommit(Runnable wake) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(wake);
        }
    }
}
