package milepost.chaos.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StormTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final ConcurrentLinkedQueue<Kill> heard = new ConcurrentLinkedQueue<>();

    @Test
    void everyProcessDiesAsOftenAsItsClockSaysAndEachKillIsTold() {
        Storm storm = new Storm(7, Map.of("gateway", new Storm.Clock(5, AT_ONCE), "kafka", new Storm.Clock(2, AT_ONCE)));
        Counting victims = new Counting();

        List<Kill> kills = storm.over(victims, heard::add);

        assertThat(storm.kills()).isEqualTo(7);
        assertThat(kills).hasSize(7).hasSameElementsAs(heard);
        assertThat(kills).extracting(Kill::process).filteredOn("kafka"::equals).hasSize(2);
        assertThat(victims.killed).containsOnly(Map.entry("gateway", 5), Map.entry("kafka", 2));
    }

    @Test
    void nobodyWaitsForAnybodyElsesRecovery() {
        CountDownLatch bothDown = new CountDownLatch(2);

        // neither gets up before the other is down
        List<Kill> kills = new Storm(7, clocks("one", "other")).over(new Counting() {
            @Override
            public void awaitReady(String process) {
                bothDown.countDown();
                passed(bothDown);
            }
        }, heard::add);

        assertThat(kills).extracting(Kill::process).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void whoIsNotThereIsKilledOnceItIs() {
        AtomicInteger attempts = new AtomicInteger();

        List<Kill> kills = new Storm(7, clocks("one")).over(new Counting() {
            @Override
            public boolean kill(String process) {
                return attempts.incrementAndGet() == 3 && super.kill(process);
            }
        }, heard::add);

        assertThat(attempts).hasValue(3);
        assertThat(kills).hasSize(1);
    }

    @Test
    void whenOneStaysAwayTheOthersAreSparedAndItIsSaid() {
        CompletableFuture<Thread> ofTheLost = new CompletableFuture<>();
        Map<String, Storm.Clock> clocks = new LinkedHashMap<>();
        clocks.put("lost", new Storm.Clock(1, AT_ONCE));
        clocks.put("spared", new Storm.Clock(2, AT_ONCE));
        Counting victims = new Counting() {
            @Override
            public void awaitReady(String process) {
                if (process.equals("lost")) {
                    ofTheLost.complete(Thread.currentThread());
                    throw new IllegalStateException("lost is not ready");
                }
                ended(ofTheLost.join());
            }
        };

        assertThatThrownBy(() -> new Storm(7, clocks).over(victims, heard::add)).hasMessage("lost is not ready");

        assertThat(victims.killed.getOrDefault("spared", 0)).isLessThan(2);
    }

    @Test
    void livesAreTheSameForTheSameSeedAndOthersForOthers() {
        Storm storm = storm(7);

        assertThat(storm.lives("gateway")).isEqualTo(storm(7).lives("gateway")).isNotEqualTo(storm(8).lives("gateway"))
                .isNotEqualTo(storm.lives("kafka")).hasSize(1_000).allMatch(life -> !life.isNegative() && life.toSeconds() < 12);
        assertThat(storm.lives("gateway").stream().mapToLong(Duration::toMillis).average().orElseThrow()).isBetween(5_500.0, 6_500.0);
    }

    private static Storm storm(long seed) {
        Storm.Clock clock = new Storm.Clock(1_000, Duration.ofSeconds(6));
        return new Storm(seed, Map.of("gateway", clock, "kafka", clock));
    }

    private static Map<String, Storm.Clock> clocks(String... processes) {
        Map<String, Storm.Clock> clocks = new LinkedHashMap<>();
        for (String process : processes) {
            clocks.put(process, new Storm.Clock(1, AT_ONCE));
        }
        return clocks;
    }

    private static void passed(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ended(Thread thread) {
        try {
            assertThat(thread.join(LONG_ENOUGH)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class Counting implements Victims {

        final Map<String, Integer> killed = new ConcurrentHashMap<>();

        @Override
        public boolean kill(String process) {
            killed.merge(process, 1, Integer::sum);
            return true;
        }

        @Override
        public void awaitReady(String process) {}
    }
}
