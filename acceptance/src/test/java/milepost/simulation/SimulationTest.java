package milepost.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import milepost.platform.simulation.Decoration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever people ask for and whatever breaks, the invariants hold: months of three hundred commands each, as many as there are seeds.
 * {@code -Dsim.seeds=1000000} plays more, {@code -Dsim.seed=…} one again.
 */
class SimulationTest {

    private static final int COMMANDS = Integer.getInteger("sim.commands", 300);
    /** Enough for every kind of step and of fault. */
    private static final int SOME = 6;
    /** Of so many months one more is played with people of the ECF in it. */
    private static final int AS_MANY_WITHOUT = 10;
    private static final int SEEDS = Integer.getInteger("sim.seeds", 1_000);

    private final Simulation simulation = new Simulation(() -> Decoration.NONE);

    @BeforeAll
    static void quietly() {
        Quiet.please();
    }

    @Test
    void theInvariantsHoldWhateverHappens() {
        long begun = System.nanoTime();
        long worked = cpuNanos();
        var steps = new AtomicLong();

        Optional<Script> broken = seeds(SEEDS).parallel().mapToObj(seed -> Script.of(seed, COMMANDS))
                .peek(script -> steps.addAndGet(script.steps().size()))
                .filter(script -> !simulation.run(script).isEmpty())
                .findAny();

        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("simulation: %d seeds of %d commands, %d steps, %.1f s, %.1f s of CPU, %.1f seeds/s%n", seeds(SEEDS).count(), COMMANDS,
                steps.get(), seconds, (cpuNanos() - worked) / 1e9, seeds(SEEDS).count() / seconds);
        assertThat(broken.map(script -> simulation.explained(script, COMMANDS))).isEmpty();
    }

    @Test
    void theInvariantsHoldWithTrainingRecordsInBetween() {
        Optional<Script> broken = seeds(SEEDS / AS_MANY_WITHOUT).parallel().mapToObj(seed -> Script.withTrainingRecords(seed, COMMANDS))
                .filter(script -> !simulation.run(script).isEmpty())
                .findAny();

        assertThat(broken.map(script -> simulation.explained(script, COMMANDS))).isEmpty();
    }

    @Test
    void trainingRecordsAreAlsoTakenAndTransferred() {
        var world = new World(SOME, Decoration.NONE);
        new Play(world).all(Script.withTrainingRecords(SOME, COMMANDS).steps());

        assertThat(world.told.trainingRecords).hasSizeGreaterThan(3);
        assertThat(world.participants.service().allTrainingRecords()).anyMatch(stored -> stored.record().providers().size() > 1);
    }

    /** Where everything is refused, nothing is shown. */
    @Test
    void whatPeopleAskForIsAlsoGranted() {
        var world = new World(SOME, Decoration.NONE);
        new Play(world).all(Script.of(SOME, COMMANDS).steps());

        assertThat(world.told.accepted).isNotEmpty();
        assertThat(world.told.declarations).hasSizeGreaterThan(world.told.accepted.size());
        assertThat(world.told.authorised).isNotEmpty();
    }

    @Test
    void theSameSeedIsTheSameRun() {
        assertThat(Script.of(7, COMMANDS)).isEqualTo(Script.of(7, COMMANDS));
        assertThat(Digest.ofSeeds(SOME, COMMANDS)).isEqualTo(Digest.ofSeeds(SOME, COMMANDS)).hasSize(SOME).doesNotHaveDuplicates();
    }

    /** Where sets and maps are in another order, and objects have other hashes. */
    @Test
    void theSameSeedIsTheSameRunInAnotherProcess() throws Exception {
        assertThat(Digest.ofSeedsInAnotherProcess(SOME, COMMANDS)).isEqualTo(Digest.ofSeeds(SOME, COMMANDS));
    }

    /** Of all threads of this process, those that compile and collect among them. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static LongStream seeds(int many) {
        Long one = Long.getLong("sim.seed");
        return one == null ? LongStream.range(0, many) : LongStream.of(one);
    }
}
