package milepost.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import milepost.local.demo.Demo;

/** What a suite does while it is recorded. It need not succeed: whatever was used is worth keeping. */
final class Traffic {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private Traffic() {}

    static void play(Suite suite, Path output, Consumer<String> say) {
        Thread player = Thread.ofPlatform().daemon().name("traffic").start(() -> {
            try (PrintStream out = new PrintStream(output.toFile(), StandardCharsets.UTF_8)) {
                Demo.play(suite.place().options().data(), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        long begin = System.nanoTime();
        try {
            player.join(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        say.accept("  traffic for %.0f s".formatted((System.nanoTime() - begin) / 1e9));
    }
}
