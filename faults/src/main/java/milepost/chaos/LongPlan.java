package milepost.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.Ground;
import milepost.chaos.faults.Killed;
import milepost.chaos.load.Load;
import milepost.chaos.storm.Storm;

/**
 * What is to go wrong in a long run, in rounds.
 *
 * @param atMost when no further round is begun
 * @param gap    undisturbed work between one recovery and the next fault
 */
record LongPlan(long seed, Load.Size load, List<Round> rounds, Duration atMost, Duration gap) {

    /** Faults one after the other and then a storm; after that the load is held and everything is compared. */
    record Round(List<Fault> faults, Storm storm) {

        Round {
            faults = List.copyOf(faults);
        }
    }

    static final int KILLS = 100;
    /** With five processes some fifty kills between one comparison and the next, so that what is found is near its cause. */
    private static final int KILLS_A_ROUND = 10;
    private static final int ROUNDS_WITH_EVERY_FAULT = 10;
    /** While Kafka is away nothing spreads: once for five kills of each service. */
    private static final int A_KILL_OF_KAFKA = 5;
    private static final Duration LIFE = Duration.ofSeconds(8);
    private static final Duration LIFE_OF_KAFKA = Duration.ofSeconds(25);
    /** So long that the alert for what waits in an outbox has to come up. */
    private static final Duration FREEZE = Duration.ofSeconds(40);

    LongPlan {
        rounds = List.copyOf(rounds);
    }

    /** So many kills of each process in storms, a fifth of that of Kafka, and everything else once a round, ten times at most. */
    static LongPlan of(long seed, int kills, Duration atMost) {
        Random random = new Random(seed);
        int rounds = share(kills, KILLS_A_ROUND);
        int ofKafka = share(kills, A_KILL_OF_KAFKA);
        List<Round> planned = new ArrayList<>();
        for (int nr = 0; nr < rounds; nr++) {
            List<Fault> others = nr >= ROUNDS_WITH_EVERY_FAULT ? List.of()
                    : Plan.others(nr, FREEZE).filter(fault -> !fault.equals(new Killed(Killed.KAFKA))).toList();
            planned.add(new Round(Plan.shuffled(others, random), storm(random.nextLong(), part(kills, nr, rounds), part(ofKafka, nr, rounds))));
        }
        return new LongPlan(seed, Plan.LOAD, planned, atMost, Duration.ofMillis(500));
    }

    private static Storm storm(long seed, int kills, int ofKafka) {
        Map<String, Storm.Clock> clocks = new LinkedHashMap<>();
        Ground.PROCESSES.forEach(process -> clocks.put(process, new Storm.Clock(kills, LIFE)));
        clocks.put(Killed.KAFKA, new Storm.Clock(ofKafka, LIFE_OF_KAFKA));
        return new Storm(seed, clocks);
    }

    /** The same with a last round without a storm, in which services go back to older copies of their databases. */
    LongPlan withRestore() {
        List<Round> more = new ArrayList<>(rounds);
        more.add(new Round(Plan.once(seed).withRestore().finale(), new Storm(seed, Map.of())));
        return new LongPlan(seed, load, more, atMost, gap);
    }

    int kills() {
        return rounds.stream().mapToInt(round -> round.storm().kills()).sum();
    }

    int faults() {
        return rounds.stream().mapToInt(round -> round.faults().size()).sum();
    }

    private static int share(int kills, int of) {
        return (kills + of - 1) / of;
    }

    /** All parts together are the whole, and none is more than one larger than another. */
    private static int part(int whole, int nr, int parts) {
        return whole * (nr + 1) / parts - whole * nr / parts;
    }
}
