package milepost.statements.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.invariants.Disagreement;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.messaging.work.Worker;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Reconcile.Difference;
import milepost.statements.application.Reconcile.Report;
import org.springframework.context.SmartLifecycle;

/**
 * What an operator would read in the reconciliation, as figures: compared again and again by the one process that holds the lease, and shown
 * by that one only, so that nobody shows an old answer.
 */
final class ReconciliationWatch implements SmartLifecycle {

    static final Duration INTERVAL = Duration.ofMinutes(1);
    static final Duration LEASE = Duration.ofMinutes(3);
    /** Both databases read all their declarations for it: it may take a hundredth of the time, however many there are. */
    static final int RESTS = 99;
    /** Well before the alert about an old comparison. */
    static final Duration LONGEST_REST = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> KINDS = Stream.concat(
            Arrays.stream(Disagreement.Kind.values()).map(Disagreement.Kind::code), Stream.of(Difference.AMOUNT)).toList();

    private final Reconcile reconcile;
    private final HeldLease lease;
    private final BooleanSupplier copiesComplete;
    private final LongSupplier nanos;
    private final Waiting waiting = new Waiting(PATIENCE);
    private final Worker worker;
    private final MultiGauge differences;
    private final MultiGauge age;
    private boolean mine;
    private volatile long compared;
    private long due;

    /** @param copiesComplete false while a rebuild folds: half a copy differs from everything */
    ReconciliationWatch(Reconcile reconcile, HeldLease lease, BooleanSupplier copiesComplete, LongSupplier nanos, MeterRegistry meters) {
        this.reconcile = reconcile;
        this.lease = lease;
        this.copiesComplete = copiesComplete;
        this.nanos = nanos;
        this.worker = new Worker("reconciliation", INTERVAL, this::turn, lease::release);
        this.differences = MultiGauge.builder("milepost.reconciliation.differences")
                .description("what lines, declarations and books say differently, but for what is on its way").register(meters);
        this.age = MultiGauge.builder("milepost.reconciliation.age").baseUnit("seconds")
                .description("how long ago the last comparison ended").register(meters);
    }

    void turn() {
        if (!lease.held()) {
            mine = false;
            differences.register(List.of(), true);
            age.register(List.of(), true);
            return;
        }
        if (!mine) {
            mine = true;
            compared = nanos.getAsLong();
            due = compared;
            age.register(List.of(Row.of(Tags.empty(), this, ReconciliationWatch::age)), true);
        }
        if (copiesComplete.getAsBoolean() && nanos.getAsLong() - due >= 0) {
            compare();
        }
    }

    private void compare() {
        long begun = nanos.getAsLong();
        Report report = waiting.forResultOf(reconcile.run(Optional.empty(), Clock.systemUTC().instant()));
        if (report != null) {
            Map<String, Long> found = report.differences().stream().collect(Collectors.groupingBy(Difference::kind, Collectors.counting()));
            differences.register(KINDS.stream().<Row<?>>map(kind -> Row.of(Tags.of("kind", kind), found.getOrDefault(kind, 0L))).toList(), true);
        }
        compared = nanos.getAsLong();
        due = compared + Math.min(LONGEST_REST.toNanos(), RESTS * (compared - begun));
    }

    private double age() {
        return (nanos.getAsLong() - compared) / 1e9;
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
