package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DatabaseClockTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final DatabaseClock clock = new DatabaseClock(
            Mono.fromSupplier(() -> NOW.plusSeconds(100L * asked.getAndIncrement())), nanos::get);

    @Test
    void withinASecondItCarriesTheAnswerOn() {
        assertThat(clock.now().block()).isEqualTo(NOW);

        nanos.addAndGet(999_000_000);

        assertThat(clock.now().block()).isEqualTo(NOW.plusMillis(999));
        assertThat(asked).hasValue(1);
    }

    @Test
    void afterASecondItAsksAgain() {
        clock.now().block();

        nanos.addAndGet(1_000_000_000);

        assertThat(clock.now().block()).isEqualTo(NOW.plusSeconds(100));
    }
}
