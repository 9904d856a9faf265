package milepost.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import milepost.chaos.LongPlan.Round;
import milepost.chaos.alerts.Expectations;
import milepost.chaos.alerts.Struck;
import milepost.chaos.alerts.Watch;
import milepost.chaos.check.Verdict;
import milepost.chaos.faults.Broker;
import milepost.chaos.faults.Databases;
import milepost.chaos.faults.Ground;
import milepost.chaos.faults.Letter;
import milepost.chaos.faults.Processes;
import milepost.chaos.load.Load;
import milepost.chaos.load.Pause;
import milepost.chaos.storm.Kill;
import milepost.local.Suite;
import milepost.local.Unusable;
import org.jspecify.annotations.Nullable;

/**
 * One long run: round after round, each with clients and providers of its own, so that no comparison is larger than the one before.
 * What was told in earlier rounds has to be so in the end, too, and is compared once more then.
 */
final class LongRun {

    private static final int KILLS_A_LINE = 10;

    private final Suite suite;
    private final LongPlan plan;
    private final Watch watch;
    private final Consumer<String> say;
    private final Stopwatch time = new Stopwatch();
    private final Map<Letter, String> poison = new ConcurrentHashMap<>();
    private final List<Ground> grounds = new ArrayList<>();
    private final List<LongReport.Round> rounds = new ArrayList<>();
    private final List<Verdict> inTheEnd = new ArrayList<>();
    private final List<Struck> struck = new ArrayList<>();
    private final AtomicInteger killed = new AtomicInteger();

    private LongRun(Suite suite, LongPlan plan, Watch watch, Consumer<String> say) {
        this.suite = suite;
        this.plan = plan;
        this.watch = watch;
        this.say = say;
    }

    /** Lets everything go wrong that is planned on a suite that is running, and says so as it goes. */
    static LongReport of(Suite suite, LongPlan plan, Watch watch, Consumer<String> say) {
        LongRun run = new LongRun(suite, plan, watch, say);
        String ended = run.endedEarly();
        return new LongReport(plan.seed(), plan.rounds().size(), run.time.soFar(), run.rounds, run.inTheEnd,
                watch.during(run.struck), ended);
    }

    /** Why it could not go on, if it could not; what was found until then is worth telling all the same. */
    private @Nullable String endedEarly() {
        try {
            for (int nr = 0; nr < plan.rounds().size() && time.soFar().compareTo(plan.atMost()) < 0; nr++) {
                round(nr, plan.rounds().get(nr));
            }
            if (grounds.size() > 1) {
                say.accept(time + " Comparing once more what was told in the rounds before.");
                for (Ground ground : grounds.subList(0, grounds.size() - 1)) {
                    inTheEnd.add(Compared.now(ground, time.begin()).verdict());
                }
            }
            return null;
        } catch (IllegalStateException | Unusable e) {
            say.accept(time + " It cannot go on: " + e.getMessage());
            return "after %d rounds and %d kills: %s".formatted(rounds.size(), killed.get(), e.getMessage());
        }
    }

    private void round(int nr, Round round) {
        try (Load load = Load.start(suite.gatewayUrl(), suite.operatorToken(), plan.load(), plan.seed() + nr)) {
            Ground ground = new Ground(suite, new Databases(suite), new Broker(suite.kafkaBootstrap()), load, new Random(plan.seed() + nr), poison, say);
            Strikes strikes = new Strikes(ground, time);
            round.faults().forEach(fault -> {
                strikes.strike(fault);
                struck.add(strikes.struck().getLast());
                Pause.of(plan.gap());
            });
            Instant begin = Instant.now();
            List<Kill> kills = round.storm().over(new Processes(ground), progress(nr, round.storm().kills(), load));
            long over = System.nanoTime();
            load.throughAndThrough();
            Duration spread = Duration.ofNanos(System.nanoTime() - over);
            if (!kills.isEmpty()) {
                struck.add(new Struck("a storm", Expectations.of(round.storm()), begin, Instant.now()));
            }
            load.finish();
            Compared compared = Compared.now(ground, time.begin());
            grounds.add(ground);
            rounds.add(new LongReport.Round(strikes.recoveries(), kills, spread, compared, load.history()));
            Verdict verdict = compared.verdict();
            say.accept("%s round %d of %d: %d commands, lost %d, doubled %d, wrong %d; at rest after %s".formatted(time, nr + 1, plan.rounds().size(),
                    load.history().all().size(), verdict.lost().size(), verdict.doubled().size(), verdict.wrong().size(), Tables.seconds(compared.toRest())));
        }
    }

    private Consumer<Kill> progress(int nr, int kills, Load load) {
        int before = killed.get();
        return _ -> {
            int sum = killed.incrementAndGet() - before;
            if (sum % KILLS_A_LINE == 0 || sum == kills) {
                say.accept("%s storm %d of %d: %d of %d kills; %d commands told, %d open".formatted(time, nr + 1, plan.rounds().size(), sum, kills,
                        load.history().all().size(), load.history().unknown()));
            }
        };
    }
}
