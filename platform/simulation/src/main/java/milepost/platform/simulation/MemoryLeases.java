package milepost.platform.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import milepost.platform.messaging.work.Leases;

/** Leases as rows of the service's database, timed by its clock. */
public final class MemoryLeases implements Leases {

    private final VirtualClock clock;
    private final Map<String, Held> leases = new HashMap<>();

    private record Held(String holder, Instant until) {
    }

    public MemoryLeases(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public boolean hold(String name, String holder, Duration length) {
        Instant now = clock.instant();
        Held held = leases.get(name);
        if (held != null && !held.holder().equals(holder) && held.until().isAfter(now)) {
            return false;
        }
        leases.put(name, new Held(holder, now.plus(length)));
        return true;
    }

    @Override
    public void release(String name, String holder) {
        leases.computeIfPresent(name, (_, held) -> held.holder().equals(holder) ? null : held);
    }
}
