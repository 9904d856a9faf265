package milepost.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class UnhurriedTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();
    private final Unhurried unhurried = new Unhurried(Duration.ofSeconds(5), now::get);

    @Test
    void restsNineTimesAsLongAsItWorked() {
        work(Duration.ofMillis(200));

        after(Duration.ofMillis(1_799));
        work(Duration.ofMillis(200));
        assertThat(runs).hasValue(1);

        after(Duration.ofMillis(1));
        work(Duration.ofMillis(200));
        assertThat(runs).hasValue(2);
    }

    @Test
    void restsNoLongerThanItsLimit() {
        work(Duration.ofMinutes(1));

        after(Duration.ofSeconds(5));
        work(Duration.ZERO);

        assertThat(runs).hasValue(2);
    }

    @Test
    void restsAfterAFailureToo() {
        unhurried.run(Mono.error(() -> {
            after(Duration.ofSeconds(1));
            return new IllegalStateException("the database is away");
        })).onErrorComplete().block();

        work(Duration.ZERO);

        assertThat(runs).hasValue(0);
    }

    private void work(Duration lasting) {
        unhurried.run(Mono.fromRunnable(() -> {
            runs.incrementAndGet();
            after(lasting);
        })).block();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
