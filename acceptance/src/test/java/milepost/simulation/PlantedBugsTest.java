package milepost.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is worth something: it finds each of these mistakes, and says how many seeds that took. */
class PlantedBugsTest {

    private static final int SEEDS = 1_000;
    private static final int COMMANDS = 300;

    @BeforeAll
    static void quietly() {
        Quiet.please();
    }

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void itIsFound(PlantedBug bug) {
        var simulation = new Simulation(bug::planted);

        OptionalLong found = LongStream.range(0, SEEDS).filter(seed -> !simulation.run(Script.of(seed, COMMANDS)).isEmpty()).findFirst();

        assertThat(found).as("%s hides in all of %d seeds", bug, SEEDS).isPresent();
        System.out.printf("planted bug %s: found with seed %d of %d%n", bug, found.getAsLong(), SEEDS);
    }
}
