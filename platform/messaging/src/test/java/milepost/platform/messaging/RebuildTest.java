package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.book;
import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.stream.IntStream;
import milepost.platform.messaging.consume.RebuildGate;
import milepost.platform.messaging.example.Broker;
import milepost.platform.messaging.example.Library;
import org.junit.jupiter.api.Test;

class RebuildTest {

    @Test
    void aRebuildFoldsEverythingFirstAndActsLater() {
        Broker.put(IntStream.rangeClosed(1, 150).mapToObj(n -> book("rebuilt-%03d".formatted(n), 1, "old")).toArray(Snapshot[]::new));
        Broker.put(book("rebuilt-001", 2, "newest"));

        try (Library fresh = Library.open("participants-service", Map.of())) {
            soon().untilAsserted(() -> assertThat(fresh.count("SELECT count(*) FROM label WHERE key LIKE 'rebuilt-%'")).isEqualTo(150));
            // every label came from the sweep that followed, none from a record on the way
            assertThat(fresh.count("SELECT count(*) FROM label WHERE key LIKE 'rebuilt-%' AND cause = 'record'")).isZero();
            assertThat(fresh.title("rebuilt-001")).isEqualTo("newest");
            // counted once a page is committed
            soon().untilAsserted(() -> assertThat(fresh.bean(MeterRegistry.class).get("converge.repaired").tag("sweep", "book-without-label")
                    .counter().count()).isGreaterThanOrEqualTo(150));

            Broker.put(book("rebuilt-live", 1, "new"));

            soon().untilAsserted(() -> assertThat(fresh.value("SELECT cause FROM label WHERE key = 'rebuilt-live'")).isEqualTo("record"));
        }
    }

    @Test
    void aRestartGoesOnWhereItWasWithoutARebuild() {
        Library first = Library.open("declarations-service", Map.of("milepost.messaging.instance", "one"));
        soon().until(() -> first.bean(RebuildGate.class).isOpen());
        Broker.put(book("restarted-1", 1, "before"));
        soon().untilAsserted(() -> assertThat(first.value("SELECT cause FROM label WHERE key = 'restarted-1'")).isEqualTo("record"));
        first.close();
        Broker.put(book("restarted-2", 1, "meanwhile"));

        try (Library second = Library.open("declarations-service", Map.of("milepost.messaging.instance", "one"))) {
            // a database of its own: what it sees now can only come from after the committed offsets
            soon().untilAsserted(() -> assertThat(second.value("SELECT cause FROM label WHERE key = 'restarted-2'")).isEqualTo("record"));
            assertThat(second.title("restarted-1")).isNull();
        }
    }
}
