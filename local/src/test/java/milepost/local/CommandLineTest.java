package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Path REPOSITORY = Path.of("/somewhere/milepost");

    @Test
    void nothingSaidMeansSandboxDataInTheRepositoryFrom8080On() {
        assertThat(CommandLine.parse(List.of(), REPOSITORY)).isEqualTo(new CommandLine.Start(
                new SuiteOptions(REPOSITORY, REPOSITORY.resolve(".milepost"), 8080, false, true, false), true));
    }

    @Test
    void everyFlagIsHeard() {
        assertThat(CommandLine.parse(List.of("--no-seed", "--port-base", "9100", "--fresh", "--data", "/tmp/elsewhere", "--no-train"), REPOSITORY))
                .isEqualTo(new CommandLine.Start(new SuiteOptions(REPOSITORY, Path.of("/tmp/elsewhere"), 9100, true, false, false), false));
        assertThat(CommandLine.parse(List.of("--train"), REPOSITORY)).isEqualTo(new CommandLine.Train());
    }

    @Test
    void whetherToBuildIsTheScriptsBusiness() {
        assertThat(CommandLine.parse(List.of("--no-build"), REPOSITORY)).isEqualTo(CommandLine.parse(List.of(), REPOSITORY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "80x", "70000", "-1"})
    void aPortThatIsNoneIsNamed(String port) {
        assertThat(CommandLine.parse(List.of("--port-base", port), REPOSITORY))
                .isEqualTo(new CommandLine.Wrong("--port-base " + port + " is not a port between 1024 and 65000."));
    }

    @Test
    void whatItDoesNotKnowItSays() {
        assertThat(CommandLine.parse(List.of("--seed"), REPOSITORY))
                .isEqualTo(new CommandLine.Wrong("./run does not know --seed; ./run --help lists what it knows."));
        assertThat(CommandLine.parse(List.of("--data"), REPOSITORY))
                .isEqualTo(new CommandLine.Wrong("--data needs a value; ./run --help explains it."));
    }
}
