package milepost.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import milepost.chaos.alerts.Expectations;
import milepost.chaos.alerts.Struck;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.Ground;
import milepost.chaos.faults.Readiness;

/** Lets one fault happen after the other, and measures how long each is felt. */
final class Strikes {

    private final Ground ground;
    private final Readiness readiness;
    private final Stopwatch time;
    private final List<Recovery> recoveries = new ArrayList<>();
    private final List<Struck> struck = new ArrayList<>();

    Strikes(Ground ground, Stopwatch time) {
        this.ground = ground;
        this.readiness = new Readiness(ground);
        this.time = time;
    }

    void strike(Fault fault) {
        Map<String, Long> before = ground.suite().pids();
        Instant begin = Instant.now();
        fault.strike(ground);
        long over = System.nanoTime();
        readiness.await(fault, before);
        Duration ready = Duration.ofNanos(System.nanoTime() - over);
        ground.load().throughAndThrough();
        Duration spread = Duration.ofNanos(System.nanoTime() - over);
        recoveries.add(new Recovery(fault.name(), ready, spread));
        struck.add(new Struck(fault.name(), Expectations.of(fault), begin, Instant.now()));
        ground.say().accept("%s %3d  %-52s ready after %5.1f s, news round after %5.1f s; %d commands told, %d open".formatted(time, recoveries.size(),
                fault.name(), ready.toMillis() / 1000.0, spread.toMillis() / 1000.0, ground.load().history().all().size(), ground.load().history().unknown()));
    }

    List<Recovery> recoveries() {
        return List.copyOf(recoveries);
    }

    List<Struck> struck() {
        return List.copyOf(struck);
    }
}
