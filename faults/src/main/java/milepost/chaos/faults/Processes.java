package milepost.chaos.faults;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import milepost.chaos.storm.Victims;

/** The processes of the suite at hand, to be killed and waited for. */
public final class Processes implements Victims {

    private final Ground ground;
    private final Readiness readiness;
    private final Map<String, Long> struck = new ConcurrentHashMap<>();

    public Processes(Ground ground) {
        this.ground = ground;
        this.readiness = new Readiness(ground);
    }

    @Override
    public boolean kill(String process) {
        struck.put(process, Objects.requireNonNull(ground.suite().pids().get(process)));
        return ground.suite().kill(process);
    }

    @Override
    public void awaitReady(String process) {
        readiness.awaitSuccessor(process, Objects.requireNonNull(struck.get(process)));
    }
}
