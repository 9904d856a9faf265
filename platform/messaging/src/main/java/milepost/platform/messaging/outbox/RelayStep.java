package milepost.platform.messaging.outbox;

import java.util.List;
import java.util.function.BooleanSupplier;
import milepost.platform.messaging.work.HeldLease;

/**
 * One step of the relay: send the oldest rows, then delete them. The order of its parts is the whole guarantee: rows are read
 * after this process became the writer, and deleted after the log has them.
 */
public final class RelayStep {

    /** What the step found. */
    public enum Outcome { STANDING_BY, NOTHING_TO_SEND, SENT }

    private final HeldLease lease;
    private final OutboxRows rows;
    private final EventLog log;
    private final int batch;
    private final First first;

    /** What has to be done before anything is sent, by the one process that may send. */
    @FunctionalInterface
    public interface First {

        First NOTHING = _ -> true;

        /** @param stillWriter to be asked now and then; where it says no, another process goes on */
        boolean isDone(BooleanSupplier stillWriter);
    }

    public RelayStep(HeldLease lease, OutboxRows rows, EventLog log, int batch) {
        this(lease, rows, log, batch, First.NOTHING);
    }

    public RelayStep(HeldLease lease, OutboxRows rows, EventLog log, int batch, First first) {
        this.lease = lease;
        this.rows = rows;
        this.log = log;
        this.batch = batch;
        this.first = first;
    }

    public Outcome take() {
        if (!lease.held() || !isWriter() || !first.isDone(lease::held)) {
            log.close();
            return Outcome.STANDING_BY;
        }
        List<OutboxRows.Row> waiting = rows.oldest(batch);
        if (waiting.isEmpty()) {
            return Outcome.NOTHING_TO_SEND;
        }
        append(waiting);
        rows.delete(waiting);
        return Outcome.SENT;
    }

    public void stop() {
        log.close();
        lease.release();
    }

    /**
     * Opening can take long, and another one may have taken over meanwhile; then this one has just fenced the rightful writer and
     * must not go on.
     */
    private boolean isWriter() {
        if (log.isOpen()) {
            return true;
        }
        log.open();
        return lease.renewed();
    }

    private void append(List<OutboxRows.Row> waiting) {
        boolean stored = false;
        try {
            log.append(waiting.stream().map(OutboxRows.Row::envelope).toList());
            stored = true;
        } finally {
            if (!stored) {
                log.close();
                lease.doubt();
            }
        }
    }
}
