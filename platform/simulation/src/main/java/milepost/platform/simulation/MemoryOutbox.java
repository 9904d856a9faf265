package milepost.platform.simulation;

import java.util.List;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Topics;
import milepost.platform.messaging.Trace;
import milepost.platform.messaging.outbox.OutboxRows;
import reactor.core.publisher.Mono;

/**
 * The outbox table: rows in the order of their positions, written in the transaction that made them. Traces are left out: they are
 * drawn at random, which nothing here may be, and decide nothing.
 */
public final class MemoryOutbox implements Outbox, OutboxRows {

    private static final Topics TOPICS = Topics.declared();

    private final MemoryDatabase database;
    private final MemoryTable<Long, Row> rows;
    private final String service;
    private final MemorySequence positions;

    public MemoryOutbox(MemoryDatabase database, String service) {
        this.database = database;
        this.rows = MemoryTable.in(database);
        this.positions = new MemorySequence(database);
        this.service = service;
    }

    @Override
    public Mono<Void> publish(List<Snapshot> snapshots) {
        return Mono.fromRunnable(() -> {
            if (!database.inTransaction()) {
                throw new IllegalStateException("snapshots are published in the transaction that made them, and none is running");
            }
            for (Snapshot snapshot : snapshots) {
                if (TOPICS.named(snapshot.topic()).isEmpty()) {
                    throw new IllegalArgumentException("topics.yml does not declare " + snapshot.topic());
                }
                long position = positions.next();
                rows.put(position, new Row(position, new EventEnvelope(snapshot, service, Trace.NONE)));
            }
        });
    }

    @Override
    public List<Row> oldest(int limit) {
        return rows.size() == 0 ? List.of() : rows.rows().stream().limit(limit).toList();
    }

    @Override
    public void delete(List<Row> sent) {
        sent.forEach(row -> rows.remove(row.position()));
    }

    public int waiting() {
        return rows.size();
    }
}
