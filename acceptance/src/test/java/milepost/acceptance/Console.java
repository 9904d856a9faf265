package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import milepost.platform.embedded.Session;
import milepost.platform.embedded.Signals;

/** A command typed at a console of its own in the repository, and what it said there so far. */
final class Console implements AutoCloseable {

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread listener;

    private Console(Process process) {
        this.process = process;
        this.listener = Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(said::add));
    }

    static Console type(String... command) {
        try {
            return new Console(new ProcessBuilder(Session.own(Stream.concat(interruptible().stream(), Stream.of(command)).toList()))
                    .directory(TheSuite.REPOSITORY.toFile()).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A build in the background of a script ignores SIGINT, which its children inherit; what is typed at a console does not. */
    private static List<String> interruptible() throws IOException {
        var words = List.of("env", "--default-signal=INT");
        var possible = new ProcessBuilder(Stream.concat(words.stream(), Stream.of("true")).toList()).start().onExit().join().exitValue() == 0;
        return possible ? words : List.of();
    }

    /** Waits until a line begins like this. */
    String line(String beginning, Duration patience) {
        await().atMost(patience).until(() -> !process.isAlive() || said.stream().anyMatch(line -> line.startsWith(beginning)));
        return said.stream().filter(line -> line.startsWith(beginning)).findFirst()
                .orElseThrow(() -> new AssertionError("It never said " + beginning + " but:\n" + said()));
    }

    /** All lines that begin like this. */
    List<String> lines(String beginning) {
        return said.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    String said() {
        return String.join("\n", said);
    }

    /** The command's process and all it started. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /** Ctrl-C: of what was typed only the command itself is in the terminal's foreground, what it starts has sessions of its own. */
    void interrupt() {
        assertThat(Signals.send("INT", process.pid())).as("somebody heard Ctrl-C").isTrue();
    }

    /** Waits for the end and answers how it ended. */
    int exit(Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                .withFailMessage(() -> "It did not end within %d s, but said:%n%s".formatted(patience.toSeconds(), said())).isTrue();
        listener.join();
        return process.exitValue();
    }

    /** Leaves nothing behind of a test that failed. */
    @Override
    public void close() {
        processes().reversed().forEach(ProcessHandle::destroyForcibly);
    }
}
