package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant BUILT = WRITTEN.plusSeconds(60);
    private static final Instant CHANGED = BUILT.plusSeconds(60);

    @TempDir
    private Path repository;

    @BeforeEach
    void aBuiltRepository() throws Exception {
        write("pom.xml", WRITTEN);
        write("platform/web/src/main/java/Edge.java", WRITTEN);
        for (String module : List.of("gateway", "applications-service", "participants-service", "declarations-service", "statements-service", "local", "faults", "benchmarks")) {
            write(module + "/pom.xml", WRITTEN);
            write(module + "/src/main/java/Main.java", WRITTEN);
            write(module + "/target/" + module + "-0.1.0.jar", BUILT);
            write(module + "/target/" + module + "-0.1.0-exec.jar", WRITTEN.minusSeconds(3600));
        }
    }

    @Test
    void whatIsNewerThanItsSourcesIsNotBuiltAgain() throws Exception {
        assertThat(reason()).isEmpty();
    }

    @Test
    void aChangedSourceOfThePlatformIsAReason() throws Exception {
        write("platform/web/src/main/java/Edge.java", CHANGED);

        assertThat(reason()).isEqualTo("platform/web/src/main/java/Edge.java changed.");
    }

    @Test
    void aChangedTestIsNone() throws Exception {
        write("gateway/src/test/java/GatewayTest.java", CHANGED);

        assertThat(reason()).isEmpty();
    }

    @Test
    void aMissingJarIsAReason() throws Exception {
        Files.delete(repository.resolve("statements-service/target/statements-service-0.1.0.jar"));

        assertThat(reason()).isEqualTo("statements-service is not built yet.");
    }

    @Test
    void aJarThatTheLastBuildLeftAsItWasIsNoReason() throws Exception {
        write("local/src/main/java/Main.java", CHANGED);
        write(".milepost/built", CHANGED.plusSeconds(1));

        assertThat(reason()).isEmpty();
    }

    private String reason() throws Exception {
        Process process = new ProcessBuilder("src/main/sh/stale", repository.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private void write(String name, Instant modified) throws Exception {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
