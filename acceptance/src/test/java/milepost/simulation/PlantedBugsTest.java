package milepost.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is worth something: it finds each of these mistakes, and says how many seeds that took. */
class PlantedBugsTest {

    private static final int SEEDS = 1_000;
    private static final int COMMANDS = 300;

    private static Map<PlantedBug, OptionalLong> firstToFind;

    /** Several bugs at a time, for each one seed after the other. */
    @BeforeAll
    static void hunt() {
        Quiet.please();
        firstToFind = Stream.of(PlantedBug.values()).parallel().collect(Collectors.toMap(Function.identity(), PlantedBugsTest::firstToFind));
    }

    private static OptionalLong firstToFind(PlantedBug bug) {
        var simulation = new Simulation(bug::planted);
        return LongStream.range(0, SEEDS).filter(seed -> !simulation.run(Script.of(seed, COMMANDS)).isEmpty()).findFirst();
    }

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void itIsFound(PlantedBug bug) {
        OptionalLong found = firstToFind.get(bug);

        assertThat(found).as("%s hides in all of %d seeds", bug, SEEDS).isPresent();
        System.out.printf("planted bug %s: found with seed %d of %d%n", bug, found.getAsLong(), SEEDS);
    }
}
