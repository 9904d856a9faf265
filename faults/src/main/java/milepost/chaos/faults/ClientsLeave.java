package milepost.chaos.faults;

import java.time.Duration;
import milepost.chaos.load.Pause;

/** Clients that send a command and hang up; only the idempotency key can tell them what became of it. */
public record ClientsLeave(int commands) implements Fault {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Override
    public String name() {
        return commands + " clients hang up";
    }

    @Override
    public void strike(Ground ground) {
        ground.load().leavers().next(commands);
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!ground.load().leavers().done() && System.nanoTime() < deadline) {
            Pause.of(Duration.ofMillis(100));
        }
    }
}
