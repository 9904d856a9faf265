package milepost.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A training as a process of its own beside a suite that has nothing to do, with what the suite leaves over of the machine. */
final class TrainingInBackground {

    private final Suite suite;
    private final Consumer<String> say;
    private final Quiet quiet;
    private @Nullable Process trainer;
    private boolean closed;

    private TrainingInBackground(Suite suite, Consumer<String> say) {
        this.suite = suite;
        this.say = say;
        this.quiet = new Quiet(suite);
    }

    /** Waits for quiet and trains then what is missing, while the caller goes on; it ends with this process. */
    static void begin(Suite suite, Consumer<String> say) {
        TrainingInBackground training = new TrainingInBackground(suite, say);
        Runtime.getRuntime().addShutdownHook(new Thread(training::end, "training-end"));
        Thread.ofVirtual().name("training").start(training::whenQuiet);
    }

    private void whenQuiet() {
        Path repository = suite.place().options().repository();
        if (!Training.isNeeded(repository) || !quiet.await()) {
            return;
        }
        Process started = start(repository);
        if (started == null) {
            return;
        }
        say.accept("Training AOT caches in the background, so that the next start is quicker; " + Training.home(repository).resolve("training.log") + " tells about it.");
        int exit = started.onExit().join().exitValue();
        synchronized (this) {
            if (!closed) {
                say.accept(exit == 0 ? "Trained: the next start is quicker." : "The training ended without caches; nothing depends on it.");
            }
        }
    }

    private synchronized @Nullable Process start(Path repository) {
        if (closed) {
            return null;
        }
        File log = Training.home(repository).resolve("training.log").toFile();
        log.getParentFile().mkdirs();
        try {
            trainer = new ProcessBuilder("nice", "-n", "19", Java.program(), "-Xms32m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dlogback.configurationFile=demo-logback.xml", "-Dmilepost.repository=" + repository, "-Dmilepost.until=" + ProcessHandle.current().pid(),
                    "-cp", System.getProperty("java.class.path"), Run.class.getName(), "--train").redirectErrorStream(true).redirectOutput(log).start();
            return trainer;
        } catch (IOException e) {
            say.accept("There is no training in the background (" + e.getMessage() + ").");
            return null;
        }
    }

    /** Ends it at once: what is half trained is thrown away. */
    private synchronized void end() {
        closed = true;
        quiet.end();
        if (trainer != null) {
            List<ProcessHandle> all = Stream.concat(Stream.of(trainer.toHandle()), trainer.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
