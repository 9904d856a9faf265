package milepost.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code ./run}: the suite at the console, until Ctrl-C. */
final class Run {

    private Run() {}

    /** Arguments as {@code ./run --help} lists them; the repository is where the script says, in {@code milepost.repository}. */
    public static void main(String[] words) {
        Path repository = Path.of(System.getProperty("milepost.repository", ".")).toAbsolutePath().normalize();
        switch (CommandLine.parse(List.of(words), repository)) {
            case CommandLine.Wrong(String sentence) -> fail(sentence);
            case CommandLine.Start(SuiteOptions options, boolean train) -> run(options, train);
            case CommandLine.Train() -> train(repository);
        }
    }

    private static void train(Path repository) {
        endWith(System.getProperty("milepost.until"));
        try {
            Training.whereMissing(repository, System.out::println);
        } catch (Unusable e) {
            fail(e.getMessage());
        }
    }

    /** A training in the background does not outlive the suite that began it. */
    private static void endWith(@Nullable String pid) {
        if (pid != null) {
            ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::onExit).orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenRun(() -> System.exit(1));
        }
    }

    private static void run(SuiteOptions options, boolean train) {
        Instant begin = Instant.now();
        Runtime.getRuntime().addShutdownHook(new Thread(Run::lastResort, "last-resort"));
        try (Suite suite = Suite.start(options, System.out::println)) {
            System.out.println(Welcome.of(suite, Duration.between(begin, Instant.now())));
            suite.loadSandbox();
            if (train) {
                TrainingInBackground.begin(suite, System.out::println);
            }
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
