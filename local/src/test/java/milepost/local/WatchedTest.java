package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void aProcessThatDiesIsStartedAgainAndSaidSo() throws Exception {
        Watched sleeper = watched(List.of("sleep", "60"));
        sleeper.start();
        long first = sleeper.pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("sleeper died (signal 9); starting it again in 0.5 s.");
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("started again");
        assertThat(sleeper.pid()).isNotEqualTo(first).isPositive();
        Watched.end(List.of(sleeper.leaveAlone()), Process::destroy, Duration.ofSeconds(5));
    }

    @Test
    void aProcessThatIsLeftAloneIsNot() throws Exception {
        Watched sleeper = watched(List.of("sleep", "60"));
        sleeper.start();

        Watched.end(List.of(sleeper.leaveAlone()), Process::destroy, Duration.ofSeconds(5));
        sleeper.start();

        assertThat(ProcessHandle.of(sleeper.pid()).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(heard.poll(700, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aProcessThatIgnoresTheRequestToEndIsKilled() throws Exception {
        Process stubborn = new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();

        Watched.end(List.of(stubborn), Process::destroy, Duration.ofMillis(500));

        assertThat(stubborn.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aProcessThatIsStruckIsStartedAgainHoweverOften() throws Exception {
        Watched sleeper = watched(List.of("sleep", "60"));
        sleeper.start();

        for (int nr = 0; nr < 6; nr++) {
            assertThat(sleeper.strike("KILL")).isTrue();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("sleeper died (signal 9); starting it again in 0.5 s.");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("started again");
        }
        Watched.end(List.of(sleeper.leaveAlone()), Process::destroy, Duration.ofSeconds(5));
    }

    @Test
    void nobodyIsStruckInThePlaceOfAProcessThatHasEnded() {
        Watched sleeper = watched(List.of("sleep", "60"));
        assertThat(sleeper.strike("KILL")).isFalse();
        sleeper.start();

        sleeper.stop("TERM", Duration.ofSeconds(15));

        assertThat(sleeper.strike("KILL")).isFalse();
    }

    @Test
    void aStoppedProcessStaysAwayUntilItIsStartedAgain() throws Exception {
        Watched sleeper = watched(List.of("sleep", "60"));
        sleeper.start();
        long first = sleeper.pid();

        sleeper.stop("TERM", Duration.ofSeconds(15));
        assertThat(ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(heard.poll(700, TimeUnit.MILLISECONDS)).isNull();
        sleeper.startAgain();

        assertThat(sleeper.pid()).isNotEqualTo(first).isPositive();
        Watched.end(List.of(sleeper.leaveAlone()), Process::destroy, Duration.ofSeconds(5));
    }

    @Test
    void aProcessWhoseTablesAnotherBuildMadeIsNotStartedAgainAndThePersonReadsWhatToDo(@TempDir Path data) throws Exception {
        Path log = Files.writeString(data.resolve("gateway.log"), """
                {"level":"ERROR","message":"Application run failed","stack_trace":"org.springframework.beans.factory.BeanCreationException: Error creating bean \
                with name 'flywayInitializer'\\nCaused by: org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed validation"}
                """);
        Watched gateway = watched("gateway", log, List.of("false"), () -> false);

        gateway.start();

        assertThatThrownBy(() -> gateway.awaitReady(Duration.ofSeconds(30))).isInstanceOf(Unusable.class).hasMessage(
                "The tables of gateway were made by another build, and its migrations do not lead on from there. ./run --fresh forgets that data and begins anew, "
                        + "./run --data DIR leaves it and begins elsewhere. Its log is " + log + ".");
        assertThat(heard.poll(30, TimeUnit.SECONDS)).startsWith("The tables of gateway were made by another build");
        assertThat(heard.poll(700, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aProcessThatDiesOfSomethingElseIsStartedAgain(@TempDir Path data) throws Exception {
        Path log = Files.writeString(data.resolve("gateway.log"), "{\"level\":\"ERROR\",\"message\":\"Application run failed\"}\n");
        Watched gateway = watched("gateway", log, List.of("false"), () -> false);

        gateway.start();

        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("gateway died (exit code 1); starting it again in 0.5 s.");
        gateway.leaveAlone();
    }

    private Watched watched(List<String> command) {
        return watched("sleeper", Path.of("log"), command, () -> true);
    }

    private Watched watched(String name, Path log, List<String> command, BooleanSupplier ready) {
        return new Watched(new Watched.Kind(name, 1, null, log, () -> start(command), ready), new Watched.Keeper() {
            @Override
            public void say(String sentence) {
                heard.add(sentence);
            }

            @Override
            public void startedAgain() {
                heard.add("started again");
            }

            @Override
            public void gaveUp(String sentence) {
                heard.add(sentence);
            }
        });
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
