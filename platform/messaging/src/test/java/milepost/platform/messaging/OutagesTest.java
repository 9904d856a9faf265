package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.book;
import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.platform.messaging.example.Broker;
import milepost.platform.messaging.example.Library;
import milepost.platform.testkit.TestKafka;
import milepost.platform.testkit.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

class OutagesTest {

    private final Library library = Library.shared();

    @Test
    void whileTheDatabaseIsDownRecordsWaitAndReadinessIsOff() {
        TestPostgres.stop();
        try {
            Broker.put(book("database-down", 1, "waits"), book("database-down-2", 1, "waits too"));
            soon().untilAsserted(() -> assertThat(readiness()).isEqualTo(ReadinessState.REFUSING_TRAFFIC));
        } finally {
            TestPostgres.start();
        }

        soon().untilAsserted(() -> {
            assertThat(library.title("database-down")).isEqualTo("waits");
            assertThat(library.title("database-down-2")).isEqualTo("waits too");
            assertThat(readiness()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        });
        assertThat(library.count("SELECT count(*) FROM dead_letter WHERE key LIKE 'database-down%'")).isZero();
    }

    @Test
    void cutConnectionsLoseNothing() {
        for (int n = 1; n <= 20; n++) {
            Broker.put(book("cut-" + n, 1, "whole"));
            if (n % 7 == 0) {
                library.database().cutConnections();
            }
        }

        soon().untilAsserted(() -> assertThat(library.count("SELECT count(*) FROM label WHERE key LIKE 'cut-%'")).isEqualTo(20));
        assertThat(library.count("SELECT count(*) FROM dead_letter WHERE key LIKE 'cut-%'")).isZero();
    }

    @Test
    void aBatchTooSlowForOneTransactionGetsThroughOneByOne() {
        library.publish(book("slow-1", 1, "slow"), book("slow-2", 1, "slow"), book("slow-3", 1, "slow"));

        soon().untilAsserted(() -> assertThat(library.count("SELECT count(*) FROM label WHERE key LIKE 'slow-%'")).isEqualTo(3));
        assertThat(library.count("SELECT count(*) FROM dead_letter WHERE key LIKE 'slow-%'")).isZero();
    }

    @Test
    void tenSecondsWithoutKafkaDelayAndLoseNothing() {
        var committed = new AtomicInteger();
        TestKafka.stop();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100))
                    .until(commitForTenSeconds(committed));
            assertThat(readiness()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        } finally {
            TestKafka.start();
        }

        assertThat(committed).hasPositiveValue();
        soon().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(library.count("SELECT count(*) FROM label WHERE key LIKE 'kafka-down-%'")).isEqualTo(committed.get());
            assertThat(library.count("SELECT count(*) FROM outbox")).isZero();
        });
    }

    private Callable<Boolean> commitForTenSeconds(AtomicInteger committed) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        return () -> {
            library.publish(book("kafka-down-" + committed.incrementAndGet(), 1, "delayed"));
            return System.nanoTime() > end;
        };
    }

    private ReadinessState readiness() {
        return library.bean(ApplicationAvailability.class).getReadinessState();
    }
}
