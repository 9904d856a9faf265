package milepost.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import milepost.chaos.alerts.Watch;
import milepost.chaos.faults.Broker;
import milepost.chaos.faults.Databases;
import milepost.chaos.faults.Ground;
import milepost.chaos.load.Load;
import milepost.chaos.load.Pause;
import milepost.local.Suite;

/** One run: load, faults one after the other, rest, and the comparison of what was told with what is. */
public final class Chaos {

    private Chaos() {}

    /** Lets everything go wrong that is planned on a suite that is running, and says so as it goes; nobody looks at the alerts. */
    public static Report run(Suite suite, Plan plan, Consumer<String> say) {
        return run(suite, plan, Watch.nobody("a run in the build is not judged by its alerts"), say);
    }

    static Report run(Suite suite, Plan plan, Watch watch, Consumer<String> say) {
        Stopwatch sinceTheBeginning = new Stopwatch();
        try (Load load = Load.start(suite.gatewayUrl(), suite.operatorToken(), plan.load(), plan.seed())) {
            return run(new Ground(suite, new Databases(suite), new Broker(suite.kafkaBootstrap()), load, new Random(plan.seed()),
                    new ConcurrentHashMap<>(), say), plan, watch, sinceTheBeginning);
        }
    }

    private static Report run(Ground ground, Plan plan, Watch watch, Stopwatch sinceTheBeginning) {
        Stopwatch time = new Stopwatch();
        Strikes strikes = new Strikes(ground, time);
        for (int nr = 0; nr < plan.faults().size() && time.soFar().compareTo(plan.atMost()) < 0; nr++) {
            strikes.strike(plan.faults().get(nr));
            Pause.of(plan.gap());
        }
        plan.finale().forEach(strikes::strike);
        ground.load().finish();
        Duration length = time.soFar();
        ground.say().accept("The faults are over; now everything has to come to rest, and what clients were told is compared with what is.");
        Compared compared = Compared.now(ground, sinceTheBeginning.begin());
        return new Report(plan.seed(), length, compared, strikes.recoveries(), watch.during(strikes.struck()), ground.load().history());
    }
}
