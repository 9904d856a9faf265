package milepost.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** P14: what gateway and services hold of the memory while declarations are posted, against the same processes with the JVM's own defaults. */
final class Footprint {

    private static final int MOST_PER_SECOND = 2_000;

    private final Stage stage;
    private final Load load;
    private final People people;
    private final int seconds;

    Footprint(Stage stage, Load load, People people, int seconds) {
        this.stage = stage;
        this.load = load;
        this.people = people;
        this.seconds = seconds;
    }

    /** MiB, the median of the second half of the load. */
    double underLoad(Collection<Long> pids) {
        List<Double> samples = new ArrayList<>();
        Thread sampler = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                samples.add(Usage.resident(pids));
                try {
                    Thread.sleep(250);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        try {
            int many = Math.min(seconds * MOST_PER_SECOND, people.left());
            int first = people.next(many);
            Throughput throughput = load.http("P14", stage.gateway(), Load.posts(stage.providerTokens(), first, many), seconds);
            people.used(first, throughput.requests() + 2 * Load.CLIENTS);
        } finally {
            sampler.interrupt();
        }
        Running.join(sampler);
        return Ratios.median(samples.subList(samples.size() / 2, samples.size()));
    }

    static Result result(List<Double> ours, List<Double> plain) {
        return new Result("P14", "memory of gateway and four services while declarations are posted through the gateway", "the same processes with the JVM's defaults",
                false, "ratio", Ratios.of(ours, plain), 0.7, 0.45, "%.0f MiB against %.0f MiB".formatted(Ratios.median(ours), Ratios.median(plain)), 0);
    }
}
