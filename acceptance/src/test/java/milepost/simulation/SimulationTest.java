package milepost.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.postgres.DeclarationRow;
import milepost.participants.application.Enrolments;
import milepost.platform.simulation.Decoration;
import milepost.statements.domain.placement.LineMove;
import milepost.statements.inmemory.LineRow;
import milepost.statements.inmemory.LineRow.Price;
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
    private static final int SEEDS = Integer.getInteger("sim.seeds", 1_000);

    /** Of them each is played wide, as every second seed is. */
    private static final int WIDE = 25;
    /** Wide ones in which people fill the bands of a contract; few do. Where steps are decided otherwise, these may be other ones. */
    private static final long[] FILLED_BANDS = {55, 113, 175};

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

    /** Where everything is refused, nothing is shown. */
    @Test
    void whatPeopleAskForIsAlsoGranted() {
        World world = played(SOME);

        assertThat(world.told.accepted).isNotEmpty();
        assertThat(world.told.declarations).hasSizeGreaterThan(world.told.accepted.size());
        assertThat(world.told.authorised).isNotEmpty();
    }

    @Test
    void whatIsAskedForInWideRunsIsGrantedInSomeOfThem() {
        List<World> worlds = LongStream.concat(LongStream.range(0, WIDE).map(nr -> 2 * nr + 1), LongStream.of(FILLED_BANDS))
                .parallel().mapToObj(SimulationTest::played).toList();

        assertThat(worlds).allSatisfy(world -> assertThat(world.told.declarations).isNotEmpty());
        assertThat(worlds).anyMatch(world -> world.participants.service().allPersons().stream().anyMatch(stored -> stored.person().retired()));
        assertThat(worlds).anyMatch(world -> world.participants.service().allEnrolments().stream().anyMatch(stored -> !stored.enrolment().live()));
        assertThat(worlds).anyMatch(world -> world.participants.service().allEnrolments().stream().map(Enrolments.Stored::enrolment)
                .anyMatch(training -> !training.leadProvider().equals(training.periods().getFirst().leadProvider())));
        assertThat(worlds).anyMatch(world -> world.participants.service().allTrainingRecords().stream().anyMatch(stored -> stored.record().providers().size() > 1));
        assertThat(worlds).anyMatch(world -> !world.told.outcomes.isEmpty());
        assertThat(worlds).anyMatch(world -> rows(world).anyMatch(row -> !row.participantId().equals(row.declaredParticipantId())));
        assertThat(worlds).anyMatch(world -> rows(world).anyMatch(row -> row.supersededBy() != null));
        assertThat(worlds).anyMatch(world -> rows(world).anyMatch(row -> Boolean.FALSE.equals(row.fundedPlace())));
        assertThat(worlds).anyMatch(world -> world.declarations.service().observed().stream().flatMap(seen -> seen.history().stream())
                .anyMatch(step -> step.cause().equals("funding_confirmed")));
        assertThat(worlds.stream().flatMap(world -> world.statements.service().lines().stream()))
                .anyMatch(line -> line.isPayment() && line.price().flatMap(Price::band).equals(Optional.of("B")))
                .anyMatch(line -> line.price().flatMap(Price::rate).equals(Optional.of("above_the_last_band")))
                .anyMatch(line -> !line.isPayment() && line.price().flatMap(Price::band).isPresent())
                .anyMatch(line -> line.removal().filter(removal -> removal.reason().equals(LineMove.REASON)).isPresent());
    }

    private static Stream<DeclarationRow> rows(World world) {
        return world.declarations.service().observed().stream().map(ObservedDeclaration::row);
    }

    private static World played(long seed) {
        var world = new World(seed, Decoration.NONE);
        new Play(world).all(Script.of(seed, COMMANDS).steps());
        return world;
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
