package milepost.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import milepost.local.Suite;
import milepost.local.SuiteOptions;

/** P12: from nothing at all, PostgreSQL and Kafka too, to the first declaration accepted through the gateway, caches of the file system as they are. */
final class ColdStart {

    private final Stage stage;
    private final SuiteOptions options;
    private final People people;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    ColdStart(Stage stage, SuiteOptions options, People people) {
        this.stage = stage;
        this.options = options;
        this.people = people;
    }

    /** Starts the suite once more and leaves it running. */
    Suite start() {
        long begin = System.nanoTime();
        Suite suite = Suite.start(options, _ -> {
        });
        boolean accepted = false;
        try {
            firstDeclaration(suite);
            seconds.add((System.nanoTime() - begin) / 1e9);
            cpu.add(suite.pids().entrySet().stream().filter(each -> each.getKey().contains("service") || each.getKey().equals("gateway"))
                    .mapToDouble(each -> Usage.cpu(each.getValue())).sum() / 1e6);
            accepted = true;
            return suite;
        } finally {
            if (!accepted) {
                suite.close();
            }
        }
    }

    private void firstDeclaration(Suite suite) {
        int fresh = people.next(1);
        Http provider = new Http(suite.gatewayUrl(), stage.providerTokens().get(fresh % World.PROVIDERS));
        Patience.until("a first declaration is accepted", Duration.ofSeconds(60), () -> {
            try {
                Http.bytes(provider.request("POST", "/api/v3/participant-declarations", World.post(fresh), "bench-" + fresh).build());
                return true;
            } catch (Failed notYet) {
                return false;
            }
        });
    }

    Result result() {
        Function<List<Double>, Double> median = Ratios::median;
        return new Result("P12", "from nothing at all, PostgreSQL and Kafka too, to the first declaration accepted through the gateway", "CPU seconds of the five services ÷ cores", false, "seconds",
                Ratios.plain(seconds), 60, 20, "%.1f CPU-seconds of the services, so %.1f s if both cores did nothing else".formatted(
                median.apply(cpu), median.apply(cpu) / Runtime.getRuntime().availableProcessors()), 0);
    }
}
