package milepost.platform.messaging.converge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import milepost.platform.messaging.Sweep;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.messaging.work.Worker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Runs the sweeps one after the other, page by page, in the one process that holds the lease. In a healthy system they find
 * nothing, and {@code converge.repaired} stays at zero.
 */
public final class Sweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private static final int SMALLER = 5;

    private final List<Sweep> sweeps;
    private final TransactionalOperator transaction;
    private final HeldLease lease;
    private final BooleanSupplier copiesComplete;
    private final Waiting waiting;
    private final Duration settled;
    private final int page;
    private final MeterRegistry meters;
    private final Worker worker;
    private volatile boolean startingOver;

    /**
     * @param copiesComplete false while a rebuild folds: nothing may be repaired on half a copy
     * @param settled when no sweep takes what was folded just now for something on its way any more
     */
    public Sweeper(List<Sweep> sweeps, TransactionalOperator transaction, HeldLease lease, BooleanSupplier copiesComplete,
            Waiting waiting, Duration interval, Duration settled, int page, MeterRegistry meters) {
        this.sweeps = List.copyOf(sweeps);
        this.transaction = transaction;
        this.lease = lease;
        this.copiesComplete = copiesComplete;
        this.waiting = waiting;
        this.settled = settled;
        this.page = page;
        this.meters = meters;
        this.worker = new Worker("sweeper", interval, this::sweep, lease::release);
        sweeps.forEach(this::repaired);
    }

    /** At once, and everything: partitions were assigned. Once more when what came with them has settled. */
    public void startOver() {
        startingOver = true;
        worker.wake();
    }

    private void sweep() {
        if (startingOver) {
            startingOver = false;
            sweeps.forEach(Sweep::startOver);
            worker.wakeIn(settled);
        }
        for (Sweep sweep : sweeps) {
            try {
                runToTheEnd(sweep);
            } catch (RuntimeException e) {
                // one sweep that fails must not keep the others from their work
                log.warn("the sweep {} failed and will run again", sweep.name(), e);
            }
        }
    }

    /** A page that is too much for one transaction, as after a rebuild on a busy machine, would be too much every time: the next try is smaller. */
    private void runToTheEnd(Sweep sweep) {
        String from = null;
        int rows = page;
        while (worker.isMine() && copiesComplete.getAsBoolean() && lease.held()) {
            Sweep.Page done;
            try {
                done = onePage(sweep, from, rows);
            } catch (RuntimeException e) {
                if (rows == 1) {
                    throw e;
                }
                rows = Math.max(1, rows / SMALLER);
                log.info("the sweep {} failed and goes on with pages of {}: {}", sweep.name(), rows, e.toString());
                continue;
            }
            if (done.repaired() > 0) {
                log.warn("the sweep {} repaired {} rows", sweep.name(), done.repaired());
                repaired(sweep).increment(done.repaired());
            }
            from = done.nextKey();
            if (from == null) {
                sweep.passed();
                return;
            }
        }
    }

    private Sweep.Page onePage(Sweep sweep, @Nullable String from, int rows) {
        Sweep.Page done = waiting.forResultOf(transaction.transactional(sweep.repair(from, rows)));
        return done == null ? new Sweep.Page(0, null) : done;
    }

    private Counter repaired(Sweep sweep) {
        return meters.counter("converge.repaired", "sweep", sweep.name());
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
