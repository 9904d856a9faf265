package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.book;
import static milepost.platform.messaging.example.Books.version;
import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import milepost.platform.messaging.example.Books;
import milepost.platform.messaging.example.Broker;
import milepost.platform.messaging.example.Library;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

class RecoveryTest {

    @Test
    void aRestoredServiceTakesBackWhatItsTopicKnowsBeforeItAnswers() throws Exception {
        Library before = Library.open("applications-service", Map.of());
        before.execute("INSERT INTO own_book (key, version, payload) VALUES ('ours-old', ?, '{}'), ('ours-same', ?, '{}')", version(1), version(4));
        before.publish(book("ours-old", 1, "sent already"), book("ours-unsent", 1, "not sent yet"));
        Broker.put(book("ours-old", 2, "second"), book("ours-old", 3, "third"), book("ours-same", 4, "same"), book("ours-lost", 7, "lost"),
                book("theirs", 9, "not ours"));
        soon().untilAsserted(() -> assertThat(before.count("SELECT count(*) FROM outbox")).isZero());
        before.execute("UPDATE epoch SET value = 2, reason = 'restored'");
        before.close();
        before.execute("INSERT INTO lease VALUES ('relay', 'another process', now() + interval '10 minutes')");
        Library after = before.again();
        assertThat(status(after)).isEqualTo(503);
        soon().untilAsserted(() -> assertThat(after.bean(ApplicationAvailability.class).getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC));
        assertThat(after.count("SELECT count(*) FROM own_book")).isEqualTo(2);
        after.execute("DELETE FROM lease WHERE name = 'relay'");

        soon().untilAsserted(() -> assertThat(status(after)).isEqualTo(404));
        assertThat(after.count("SELECT recovered FROM epoch")).isEqualTo(2);
        assertThat(after.count("SELECT version FROM own_book WHERE key = 'ours-old'")).isEqualTo(new Versions(2).next(2 + 1));
        assertThat(after.count("SELECT version FROM own_book WHERE key = 'ours-lost'")).isEqualTo(new Versions(2).next(7));
        assertThat(after.count("SELECT version FROM own_book WHERE key = 'ours-same'")).isEqualTo(version(4));
        assertThat(after.count("SELECT count(*) FROM own_book WHERE key = 'theirs'")).isZero();
        soon().untilAsserted(() -> assertThat(Broker.all(Books.TOPIC, record -> record.key().equals("ours-lost")))
                .extracting(record -> EventEnvelope.of(record).snapshot().version()).containsExactly(version(7), new Versions(2).next(7)));
        soon().untilAsserted(() -> assertThat(after.bean(ApplicationAvailability.class).getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC));
        after.close();
    }

    private static int status(Library of) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/internal/snapshots/unknown".formatted(of.port())))
                    .header("Authorization", "Bearer " + TestTokens.internal("declarations-service")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
