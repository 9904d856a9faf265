package milepost.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import milepost.invariants.Violation;
import milepost.platform.simulation.Decoration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever people ask for and whatever breaks, the invariants hold: months of three hundred commands each, as many as there are seeds.
 * {@code -Dsim.seeds=1000000} plays more, {@code -Dsim.seed=…} one again.
 */
class SimulationTest {

    private static final int COMMANDS = Integer.getInteger("sim.commands", 300);
    private static final int SEEDS = Integer.getInteger("sim.seeds", 300);

    private final Simulation simulation = new Simulation(() -> Decoration.NONE);

    @BeforeAll
    static void quietly() {
        Quiet.please();
    }

    @Test
    void theInvariantsHoldWhateverHappens() {
        long begun = System.nanoTime();
        var steps = new AtomicLong();

        Optional<Script> broken = seeds().parallel().mapToObj(seed -> Script.of(seed, COMMANDS))
                .peek(script -> steps.addAndGet(script.steps().size()))
                .filter(script -> !simulation.run(script).isEmpty())
                .findAny();

        System.out.printf("simulation: %d seeds, %d steps, %d s%n", seeds().count(), steps.get(), Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertThat(broken.map(script -> simulation.explained(script, COMMANDS))).isEmpty();
    }

    @Test
    void theSameSeedIsTheSameRun() {
        Script script = Script.of(7, COMMANDS);

        assertThat(Script.of(7, COMMANDS)).isEqualTo(script);
        assertThat(everythingAfter(script)).isEqualTo(everythingAfter(script));
    }

    private static Object everythingAfter(Script script) {
        var world = new World(script.seed(), Decoration.NONE);
        var play = new Play(world);
        play.all(script.steps());
        List<Violation> found = new Rest(world, play.watch()).violations(false);
        return List.of(found, Evidence.everything(world));
    }

    private static LongStream seeds() {
        Long one = Long.getLong("sim.seed");
        return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
    }
}
