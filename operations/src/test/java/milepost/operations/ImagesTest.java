package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ImagesTest {

    private static final Images IMAGES = Images.shipped();

    @Test
    void theBaseHasAFullVersionAndIsTheOnlyThingFetched() {
        assertThat(IMAGES.all("ARG")).contains("SERVICE").anyMatch(arg -> arg.matches("BASE=eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-noble"));
        assertThat(IMAGES.all("FROM")).isNotEmpty().allMatch(from -> from.startsWith("${BASE}"));
        assertThat(IMAGES.all("ADD")).isEmpty();
        assertThat(IMAGES.all("RUN")).isNotEmpty().noneMatch(run -> run.matches("(?s).*\\b(curl|wget|apt-get|apk|https?:).*"));
        assertThat(Repository.text("docker/Dockerfile")).as("a syntax line fetches a front end").doesNotContainPattern("(?m)^# *syntax=");
    }

    @Test
    void theImageIsRunByANumberedUserThatIsNotRoot() {
        assertThat(IMAGES.last().all("USER")).singleElement().asString().matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    }

    @Test
    void whatChangesLeastComesFirstAndNothingIsLeftBehindOfTheBuild() {
        assertThat(IMAGES.last().all("COPY")).containsExactly("--from=layers /layers/extracted/dependencies/ ./", "--from=layers /layers/extracted/snapshot-dependencies/ ./",
                "--from=layers /layers/chosen/ ./", "--from=layers /layers/extracted/application/ ./");
        assertThat(IMAGES.last().all("RUN")).isEmpty();
    }

    @Test
    void theProcessIsTheFirstOneAndGetsItsSignals() {
        assertThat(IMAGES.last().all("ENTRYPOINT")).singleElement().satisfies(words ->
                assertThat(JsonMapper.shared().readValue(words, String[].class)).containsExactly("java", "@jvm.options", "-jar", "service.jar"));
        assertThat(IMAGES.last().all("CMD")).isEmpty();
    }

    @Test
    void healthIsAskedOnTheManagementPort() {
        String port = IMAGES.environment().get("MANAGEMENT_SERVER_PORT");

        assertThat(IMAGES.last().all("HEALTHCHECK")).singleElement().asString().contains("/dev/tcp/127.0.0.1/" + port, "GET /actuator/health/readiness ");
        assertThat(IMAGES.last().all("EXPOSE")).containsExactly(IMAGES.environment().get("SERVER_PORT") + " " + port);
    }

    @Test
    void theJvmIsStartedAsARunStartsIt() {
        String local = Repository.sources("local");
        List<String> options = Repository.text("docker/jvm.options").lines().filter(line -> !line.startsWith("#")).toList();
        Stream<String> ofARun = options.stream().filter(option -> !option.matches("-XX:(MaxRAMPercentage=\\d+|\\+ExitOnOutOfMemoryError)"));

        assertThat(ofARun).hasSizeGreaterThan(4).allMatch(option -> local.contains('"' + option + '"'));
    }

    @Test
    void everyDeployablesJarAndNothingElseOfTheBuildReachesTheBuilder() {
        List<String> sent = Repository.text(".dockerignore").lines().filter(line -> !line.startsWith("#")).toList();

        assertThat(sent).contains("*", "!docker").hasSize(2 + Repository.PROCESSES.size());
        assertThat(Repository.PROCESSES).allSatisfy(process -> assertThat(sent).contains("!%1$s/target/%1$s-*-exec.jar".formatted(process)));
    }

    @Test
    void everyDeployableIsBuilt() {
        Compose compose = Compose.shipped();

        assertThat(Repository.PROCESSES).allSatisfy(process -> assertThat(Yaml.map(Yaml.map(compose.service(process), "build"), "args")).containsEntry("SERVICE", process));
    }

    @Test
    void aLineThatGoesOnIsOneInstruction() {
        assertThat(Images.of("FROM a\n# says nothing\nRUN b && \\\n    c\n").instructions())
                .containsExactly(new Images.Instruction("FROM", "a"), new Images.Instruction("RUN", "b && c"));
    }
}
