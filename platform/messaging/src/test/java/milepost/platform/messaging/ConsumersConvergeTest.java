package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.book;
import static milepost.platform.messaging.example.Books.raw;
import static milepost.platform.messaging.example.Books.version;
import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import milepost.platform.messaging.example.Books;
import milepost.platform.messaging.example.Broker;
import milepost.platform.messaging.example.Library;
import milepost.platform.testkit.Schemas;
import milepost.platform.web.Json;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ConsumersConvergeTest {

    private final Library library = Library.shared();

    @Test
    void aDuplicateChangesNothing() {
        Broker.put(book("duplicate", 1, "Emma"), book("duplicate", 1, "Emma"), book("duplicate-seen", 1, "."));
        Broker.put(book("duplicate", 1, "Emma"), book("duplicate-seen", 2, "!"));

        seenUpTo("duplicate-seen", 2);
        soon().untilAsserted(() -> assertThat(library.title("duplicate")).isEqualTo("Emma"));
        assertThat(library.value("SELECT version FROM label WHERE key = 'duplicate'")).isEqualTo(version(1));
    }

    @Test
    void anOlderVersionThatComesLaterIsIgnored() {
        Broker.put(book("reordered", 3, "third"));
        soon().untilAsserted(() -> assertThat(library.title("reordered")).isEqualTo("third"));

        Broker.put(book("reordered", 2, "second"), book("reordered", 1, "first"));
        Broker.put(book("reordered", 4, "fourth"));

        soon().untilAsserted(() -> assertThat(library.title("reordered")).isEqualTo("fourth"));
        assertThat(library.count("SELECT times FROM label WHERE key = 'reordered'")).isEqualTo(2);
    }

    @Test
    void skippedVersionsDoNotMatter() {
        Broker.put(book("skipped", 1, "first"));
        soon().untilAsserted(() -> assertThat(library.title("skipped")).isEqualTo("first"));

        Broker.put(book("skipped", 900, "nine-hundredth"));

        soon().untilAsserted(() -> assertThat(library.title("skipped")).isEqualTo("nine-hundredth"));
        soon().untilAsserted(() -> assertThat(library.value("SELECT version FROM label WHERE key = 'skipped'")).isEqualTo(version(900)));
    }

    @Test
    void poisonBecomesADeadLetterAtOnceAndOthersGoOn() {
        Broker.put(book("before-poison", 1, "before"), raw("poison", 1, "{\"no\":\"title\"}"), book("after-poison", 1, "after"));

        soon().untilAsserted(() -> assertThat(library.value("SELECT reason FROM dead_letter WHERE key = 'poison'"))
                .isEqualTo("PoisonRecord: a book without a title"));
        soon().untilAsserted(() -> {
            assertThat(library.title("before-poison")).isEqualTo("before");
            assertThat(library.title("after-poison")).isEqualTo("after");
        });
        assertThat(library.title("poison")).isNull();
        soon().untilAsserted(() -> assertThat(Broker.all("milepost.dead-letters.statements-service",
                record -> Json.exact().readTree(record.value()).path("key").asString("").equals("poison"))).singleElement()
                .satisfies(record -> {
                    assertThat(Json.exact().readTree(record.value()).path("reason").stringValue()).contains("without a title");
                    Schemas.assertValid(Path.of("src/main/contracts/milepost.dead-letter.v1.schema.json"), new String(record.value(), StandardCharsets.UTF_8));
                }));
    }

    @Test
    void ofManyThatComeTogetherOnlyTheOneAtFaultStaysBehind() {
        Broker.put(book("crowd-0", 9, "newest"));
        soon().untilAsserted(() -> assertThat(library.title("crowd-0")).isEqualTo("newest"));
        List<Snapshot> crowd = new ArrayList<>();
        IntStream.range(0, 60).forEach(n -> crowd.add(book("crowd-" + n, 1, "first")));
        IntStream.range(0, 60).forEach(n -> crowd.add(book("crowd-" + n, 2, "second")));
        crowd.add(37, raw("crowd-poison", 1, "{}"));
        crowd.add(80, book("crowd-breaker", 1, "forbidden"));

        library.publish(crowd.toArray(Snapshot[]::new));

        soon().untilAsserted(() -> assertThat(library.count("SELECT count(*) FROM book WHERE key LIKE 'crowd-%' AND title = 'second'")).isEqualTo(59));
        assertThat(library.title("crowd-0")).isEqualTo("newest");
        assertThat(library.count("SELECT count(*) FROM label WHERE key LIKE 'crowd-%'")).isEqualTo(60);
        soon().untilAsserted(() -> assertThat(library.value("SELECT string_agg(key, ' ' ORDER BY key) FROM dead_letter WHERE key LIKE 'crowd-%'"))
                .isEqualTo("crowd-breaker crowd-poison"));
    }

    @Test
    void recordsThatAreNotOursAreDeadLettersToo() {
        Broker.put(new ProducerRecord<>(Books.TOPIC, "no-headers", "{}".getBytes(StandardCharsets.UTF_8)));
        Broker.put(new ProducerRecord<>(Books.TOPIC, "nul-\0-key", null));
        Broker.put(raw("not-json", 1, "<book/>"));
        Broker.put(book("after-strangers", 1, "after"));

        soon().untilAsserted(() -> assertThat(library.title("after-strangers")).isEqualTo("after"));
        soon().untilAsserted(() -> {
            assertThat(library.value("SELECT reason FROM dead_letter WHERE key = 'no-headers'")).asString().contains("ce_specversion");
            assertThat(library.value("SELECT reason FROM dead_letter WHERE key = 'nul-\uFFFD-key'")).asString().contains("no body");
            assertThat(library.value("SELECT reason FROM dead_letter WHERE key = 'not-json'")).asString().startsWith("unreadable JSON");
        });
    }

    @Test
    void aRecordThatBreaksARuleOfTheDatabaseStaysBehindAlone() {
        Broker.put(book("rule-keeper-1", 1, "fine"), book("rule-breaker", 1, "forbidden"), book("rule-keeper-2", 1, "fine"));

        soon().untilAsserted(() -> {
            assertThat(library.value("SELECT reason FROM dead_letter WHERE key = 'rule-breaker'"))
                    .isEqualTo("the database refused it, SQLSTATE 23514");
            assertThat(library.title("rule-keeper-1")).isEqualTo("fine");
            assertThat(library.title("rule-keeper-2")).isEqualTo("fine");
        });
    }

    @Test
    void aDeadLetterResolvesItselfWhenItsKeyIsAppliedAtANewerVersion() {
        Broker.put(raw("healing", 5, "{}"));
        soon().untilAsserted(() -> assertThat(unresolved("healing")).isEqualTo(1));

        Broker.put(book("healing", 4, "older"));
        soon().untilAsserted(() -> assertThat(library.title("healing")).isEqualTo("older"));
        assertThat(unresolved("healing")).isEqualTo(1);

        Broker.put(book("healing", 6, "healed"));
        soon().untilAsserted(() -> assertThat(library.title("healing")).isEqualTo("healed"));
        assertThat(unresolved("healing")).isZero();
    }

    private long unresolved(String key) {
        return library.count("SELECT count(*) FROM dead_letter WHERE key = ? AND resolved_at IS NULL", key);
    }

    private void seenUpTo(String key, int number) {
        soon().untilAsserted(() -> assertThat(library.value("SELECT version FROM book WHERE key = ?", key)).isEqualTo(version(number)));
    }
}
