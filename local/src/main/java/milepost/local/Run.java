package milepost.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./run}: the suite at the console, until Ctrl-C. */
final class Run {

    private Run() {}

    /** Arguments as {@code ./run --help} lists them; the repository is where the script says, in {@code milepost.repository}. */
    public static void main(String[] words) {
        Path repository = Path.of(System.getProperty("milepost.repository", ".")).toAbsolutePath().normalize();
        switch (CommandLine.parse(List.of(words), repository)) {
            case CommandLine.Wrong(String sentence) -> fail(sentence);
            case CommandLine.Start(SuiteOptions options) -> run(options);
        }
    }

    private static void run(SuiteOptions options) {
        Instant begin = Instant.now();
        Runtime.getRuntime().addShutdownHook(new Thread(Run::lastResort, "last-resort"));
        try (Suite suite = Suite.start(options, System.out::println)) {
            System.out.println(Welcome.of(suite, Duration.between(begin, Instant.now())));
            suite.loadSandbox();
            fail(suite.broken().join());
        } catch (Unusable e) {
            fail(e.getMessage());
        }
    }

    /** However stuck a child is, nothing is left after a quarter of a minute. */
    private static void lastResort() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(13_500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Runtime.getRuntime().halt(1);
        });
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
