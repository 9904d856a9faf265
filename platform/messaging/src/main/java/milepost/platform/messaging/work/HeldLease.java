package milepost.platform.messaging.work;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One worker's view of its lease: renewed when half of it is over, so that a busy worker does not ask before every step. The
 * time counts from before the question, hence this view never outlives the truth unless the process stalls; the relay's
 * fencing is there for that case.
 */
public final class HeldLease {

    private final Leases leases;
    private final String name;
    private final String holder;
    private final Duration length;
    private final LongSupplier nanos;
    private boolean held;
    private long renewAfter;

    public HeldLease(Leases leases, String name, String holder, Duration length, LongSupplier nanos) {
        this.leases = leases;
        this.name = name;
        this.holder = holder;
        this.length = length;
        this.nanos = nanos;
    }

    public boolean held() {
        return held && nanos.getAsLong() - renewAfter < 0 || renewed();
    }

    public boolean renewed() {
        long asked = nanos.getAsLong();
        held = false;
        held = leases.hold(name, holder, length);
        renewAfter = asked + length.toNanos() / 2;
        return held;
    }

    /** Something said that another one may have taken over: ask before the next step. */
    public void doubt() {
        held = false;
    }

    public void release() {
        held = false;
        leases.release(name, holder);
    }
}
