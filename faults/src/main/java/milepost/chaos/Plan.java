package milepost.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import milepost.chaos.faults.ClientsLeave;
import milepost.chaos.faults.ConnectionsCut;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.Ground;
import milepost.chaos.faults.KafkaFrozen;
import milepost.chaos.faults.Killed;
import milepost.chaos.faults.Poisoned;
import milepost.chaos.faults.PostgresStopped;
import milepost.chaos.faults.ProjectionRebuilt;
import milepost.chaos.faults.ServiceRestored;
import milepost.chaos.faults.TopicReplayed;
import milepost.chaos.load.Load;

/**
 * What is to go wrong, in which order, under which load.
 *
 * @param finale what comes last, however late it is
 * @param atMost when no further fault is begun
 * @param gap    undisturbed work between one recovery and the next fault
 */
public record Plan(long seed, Load.Size load, List<Fault> faults, List<Fault> finale, Duration atMost, Duration gap) {

    static final Load.Size LOAD = new Load.Size(3, 3, 1.5, Duration.ofSeconds(10));
    private static final Duration SHORT_FREEZE = Duration.ofSeconds(10);

    public Plan {
        faults = List.copyOf(faults);
        finale = List.copyOf(finale);
    }

    /** Every fault once, however long that takes. */
    static Plan once(long seed) {
        return rounds(seed, 1, Duration.ofHours(1));
    }

    /** Every fault again and again, as long as there is time. */
    static Plan some(long seed, Duration length) {
        return rounds(seed, 1 + (int) length.toMinutes(), length);
    }

    private static Plan rounds(long seed, int rounds, Duration length) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            faults.addAll(shuffled(Stream.concat(killed(), others(round, SHORT_FREEZE)).toList(), random));
        }
        return new Plan(seed, LOAD, faults, List.of(), length, Duration.ofSeconds(1));
    }

    /** What {@code ./mvnw verify} has time for, on a suite that others use, too: several processes die at once, because starting them is most of the time. */
    public static Plan brief(long seed) {
        List<Fault> faults = List.of(new Killed("gateway", "participants-service", "declarations-service"),
                new Killed("applications-service", "statements-service"), new KafkaFrozen(Duration.ofSeconds(4)), new ConnectionsCut(), new ClientsLeave(10),
                new Poisoned("milepost.enrolments"), new TopicReplayed("statements-service", "milepost.declarations", 1));
        return new Plan(seed, new Load.Size(2, 3, 2.0, Duration.ofSeconds(5)), shuffled(faults, new Random(seed)), List.of(),
                Duration.ofMinutes(5), Duration.ZERO);
    }

    private static Stream<Fault> killed() {
        return Ground.PROCESSES.stream().map(process -> new Killed(process));
    }

    /** Everything but the services' deaths. */
    static Stream<Fault> others(int round, Duration freeze) {
        List<String> topics = List.of("milepost.declarations", "milepost.enrolments", "milepost.applications", "milepost.lines", "milepost.participants");
        List<TopicReplayed> replays = List.of(new TopicReplayed("statements-service", "milepost.declarations", 3),
                new TopicReplayed("declarations-service", "milepost.lines", 3), new TopicReplayed("participants-service", "milepost.applications", 3),
                new TopicReplayed("applications-service", "milepost.enrolments", 3));
        List<String> rebuilt = List.of("declarations-service", "participants-service", "applications-service", "statements-service");
        return Stream.of(new KafkaFrozen(freeze), new Killed(Killed.KAFKA), new PostgresStopped(Duration.ofSeconds(1 + round % 5)), new ConnectionsCut(),
                new ClientsLeave(20), new Poisoned(topics.get(round % topics.size())), replays.get(round % replays.size()),
                new ProjectionRebuilt(rebuilt.get(round % rebuilt.size())));
    }

    /** The same, and in the end one service after the other goes back to an older copy of its database. */
    Plan withRestore() {
        return new Plan(seed, load, faults, Stream.of("declarations-service", "participants-service", "applications-service", "statements-service")
                .<Fault>map(service -> new ServiceRestored(service, Duration.ofSeconds(10))).toList(), atMost, gap);
    }

    static List<Fault> shuffled(List<Fault> faults, Random random) {
        List<Fault> shuffled = new ArrayList<>(faults);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
