package milepost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path REPOSITORY = Path.of("/repository");

    @Test
    void withoutAnyWordEveryFaultHappensOnceOnASuiteOfItsOwn() {
        Options.Go go = go("--seed", "7");

        assertThat(names(go)).contains("Kafka frozen for 10 s", "kill -9 kafka", "PostgreSQL stopped for 1 s", "database connections cut")
                .containsAll(Ground.PROCESSES.stream().map(process -> "kill -9 " + process).toList()).doesNotHaveDuplicates().hasSize(13);
        assertThat(go.plan().finale()).isEmpty();
        assertThat(go.suite().data()).isEqualTo(Path.of("/repository/.milepost/chaos/suite"));
        assertThat(go.suite().portBase()).isEqualTo(26_000);
    }

    @Test
    void theSameSeedGivesTheSameFaultsInTheSameOrder() {
        assertThat(names(go("--seed", "7"))).isEqualTo(names(go("--seed", "7"))).isNotEqualTo(names(go("--seed", "8")));
    }

    @Test
    void aLongRunIsOneOfAHundredKillsOrOfAsManyAsAreAskedFor() {
        assertThat(goLong("--long", "--seed", "7")).isEqualTo(goLong("--kills", "100", "--seed", "7"));
        assertThat(goLong("--kills", "3", "--long").plan().rounds()).hasSize(1);
        assertThat(goLong("--long", "--minutes", "20").plan().atMost()).isEqualTo(Duration.ofMinutes(20));
        assertThat(goLong("--long").plan().atMost()).isEqualTo(Options.LONG);
    }

    @Test
    void inAStormThatMayLastAProcessIsStartedAgainHoweverOftenItDies() {
        assertThat(goLong("--long").suite().persistent()).isTrue();
        assertThat(go("--seed", "7").suite().persistent()).isFalse();
    }

    @Test
    void restoredCopiesComeLastWhenTheyAreAskedFor() {
        assertThat(go("--restore").plan().finale()).extracting(Fault::name)
                .containsExactly("declarations-service restored from a copy 10 s old", "participants-service restored from a copy 10 s old",
                        "applications-service restored from a copy 10 s old", "statements-service restored from a copy 10 s old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed", "--seed x", "--minutes 0", "--minutes 9999", "--kills", "--kills 0", "--kills 1001", "--port-base 80", "--port-base 70000", "--what"})
    void whatCannotBeMeantIsSaid(String words) {
        assertThat(Options.parse(List.of(words.split(" ")), REPOSITORY)).isInstanceOf(Options.Wrong.class);
    }

    private static Options.Go go(String... words) {
        return (Options.Go) Options.parse(List.of(words), REPOSITORY);
    }

    private static Options.GoLong goLong(String... words) {
        return (Options.GoLong) Options.parse(List.of(words), REPOSITORY);
    }

    private static List<String> names(Options.Go go) {
        return go.plan().faults().stream().map(Fault::name).toList();
    }
}
