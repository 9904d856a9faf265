package milepost.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** Waiting across Kafka: bounded, and the last value seen stands in the failure. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {
    }

    static <T> void equal(T expected, Supplier<T> actual) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
                .untilAsserted(() -> Assertions.assertThat(actual.get()).isEqualTo(expected));
    }

    static void holds(Runnable assertions) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).ignoreExceptions().untilAsserted(assertions::run);
    }
}
