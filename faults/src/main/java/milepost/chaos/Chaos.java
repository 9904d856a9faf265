package milepost.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import milepost.chaos.check.Checker;
import milepost.chaos.check.Found;
import milepost.chaos.check.Look;
import milepost.chaos.check.Rest;
import milepost.chaos.check.Verdict;
import milepost.chaos.faults.Broker;
import milepost.chaos.faults.Databases;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.Ground;
import milepost.chaos.faults.Readiness;
import milepost.chaos.load.Load;
import milepost.chaos.load.Pause;
import milepost.invariants.StatementFacts;
import milepost.local.Suite;

/** One run: load, faults one after the other, rest, and the comparison of what was told with what is. */
public final class Chaos {

    /** I9: within this, everything agrees again. */
    private static final Duration TO_REST = Duration.ofMinutes(4);

    private final Plan plan;
    private final Consumer<String> say;
    private final Instant begin = Instant.now();
    private final Ground ground;
    private final Readiness readiness;

    private Chaos(Suite suite, Plan plan, Load load, Consumer<String> say) {
        this.plan = plan;
        this.say = say;
        this.ground = new Ground(suite, new Databases(suite), new Broker(suite.kafkaBootstrap()), load, new Random(plan.seed()), new ConcurrentHashMap<>(),
                say);
        this.readiness = new Readiness(ground);
    }

    /** Lets everything go wrong that is planned on a suite that is running, and says so as it goes. */
    public static Report run(Suite suite, Plan plan, Consumer<String> say) {
        Instant begin = Instant.now();
        try (Load load = Load.start(suite.gatewayUrl(), suite.operatorToken(), plan.load(), plan.seed())) {
            return new Chaos(suite, plan, load, say).run(begin);
        }
    }

    private Report run(Instant since) {
        List<Recovery> recoveries = new ArrayList<>();
        for (int nr = 0; nr < plan.faults().size() && Duration.between(begin, Instant.now()).compareTo(plan.atMost()) < 0; nr++) {
            recoveries.add(recovery(nr + 1, plan.faults().get(nr)));
            Pause.of(plan.gap());
        }
        plan.finale().forEach(fault -> recoveries.add(recovery(recoveries.size() + 1, fault)));
        ground.load().finish();
        Duration length = Duration.between(begin, Instant.now());
        say.accept("The faults are over; now everything has to come to rest.");
        long before = System.nanoTime();
        List<String> unrest = new Rest(ground).unrestAfter(TO_REST);
        Duration toRest = Duration.ofNanos(System.nanoTime() - before);
        say.accept("Comparing what clients were told with what is.");
        Found found = new Look(ground, since).found(unrest);
        Verdict verdict = new Checker(ground.load().history().all(), found)
                .verdict(ground.load().history().contradictions(), paid(), Map.copyOf(ground.poison()));
        return new Report(plan.seed(), length, toRest, found.declarations().size(),
                (int) found.statements().stream().filter(each -> each.state().equals("paid")).count(), recoveries, ground.load().history(), verdict);
    }

    private Recovery recovery(int nr, Fault fault) {
        Map<String, Long> before = ground.suite().pids();
        fault.strike(ground);
        long over = System.nanoTime();
        readiness.await(fault, before);
        Duration ready = Duration.ofNanos(System.nanoTime() - over);
        ground.load().throughAndThrough();
        Duration spread = Duration.ofNanos(System.nanoTime() - over);
        say.accept("%s %3d  %-52s ready after %5.1f s, news round after %5.1f s; %d commands told, %d open".formatted(clock(), nr,
                fault.name(), ready.toMillis() / 1000.0, spread.toMillis() / 1000.0, ground.load().history().all().size(), ground.load().history().unknown()));
        return new Recovery(fault.name(), ready, spread);
    }

    private String clock() {
        Duration since = Duration.between(begin, Instant.now());
        return "%3d:%02d".formatted(since.toMinutes(), since.toSecondsPart());
    }

    private Map<UUID, StatementFacts> paid() {
        return ground.load().history().paid().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> new StatementFacts(each.getKey(), each.getKey(), "paid", each.getValue(), List.of())));
    }
}
