package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.book;
import static milepost.platform.messaging.example.Books.raw;
import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import milepost.platform.messaging.example.Books;
import milepost.platform.messaging.example.Broker;
import milepost.platform.messaging.example.Library;
import milepost.platform.web.RequestTrace;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

class OutboxTest {

    private final Library library = Library.shared();
    private final Outbox outbox = library.bean(Outbox.class);
    private final TransactionalOperator transaction = library.bean(TransactionalOperator.class);

    @Test
    void publishingOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> library.await(outbox.publish(book("outside", 1, "Emma"))))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("transaction");
    }

    @Test
    void aTopicThatIsNotDeclaredIsRefused() {
        var stray = new Snapshot("milepost.stray", "milepost.stray.v1", "key", 1, book("k", 1, "t").recordedAt(), new byte[0]);

        assertThatThrownBy(() -> library.await(outbox.publish(stray).as(transaction::transactional)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("milepost.stray");
    }

    @Test
    void aBodyThatTheBrokerWouldRefuseIsRefusedInTheCommand() {
        assertThatThrownBy(() -> library.publish(raw("huge", 1, "x".repeat(900_001)))).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        assertThatThrownBy(() -> library.await(outbox.publish(book("rolled-back", 1, "never"))
                .then(Mono.error(new IllegalArgumentException("refused"))).as(transaction::transactional)))
                .hasMessage("refused");
        library.publish(book("rolled-back-after", 1, "seen"));

        soon().untilAsserted(() -> assertThat(library.title("rolled-back-after")).isEqualTo("seen"));
        assertThat(Broker.all(Books.TOPIC, record -> record.key().equals("rolled-back"))).isEmpty();
    }

    @Test
    void manySnapshotsTravelInOrderByOneStatement() {
        Snapshot[] versions = IntStream.rangeClosed(1, 700).mapToObj(n -> book("many", n, "title é " + n)).toArray(Snapshot[]::new);

        library.publish(versions);

        soon().untilAsserted(() -> assertThat(library.title("many")).isEqualTo("title é 700"));
        List<Long> sent = Broker.all(Books.TOPIC, record -> record.key().equals("many")).stream()
                .map(record -> EventEnvelope.of(record).snapshot().version()).toList();
        assertThat(sent).hasSize(700).isSorted();
        soon().untilAsserted(() -> assertThat(library.count("SELECT count(*) FROM outbox")).isZero());
    }

    @Test
    void aCommitWakesTheRelayBeforeItsTimer() {
        List<Duration> lengths = new ArrayList<>();
        for (int n = 1; n <= 10; n++) {
            int version = n;
            long started = System.nanoTime();
            library.publish(book("woken", n, "title " + n));
            soon().pollInterval(Duration.ofMillis(5)).until(() -> ("title " + version).equals(library.title("woken")));
            lengths.add(Duration.ofNanos(System.nanoTime() - started));
        }

        // by the one-second timer alone each would take nearly a second, because it begins when the one before has just arrived
        assertThat(Collections.min(lengths)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void whatIsPublishedOfRecordsThatWereAppliedTogetherGoesOnUnderTheTraceOfEach() {
        RequestTrace one = RequestTrace.fresh();
        RequestTrace other = RequestTrace.fresh();
        Snapshot[] books = {book("together-1", 1, "Emma"), book("together-2", 1, "Persuasion"), book("together-3", 1, "Nobody's")};
        Traces together = Traces.of(List.of(envelope(books[0], one), envelope(books[1], other)));

        library.publish(together.into(Context.empty()), books);

        soon().untilAsserted(() -> assertThat(library.title("together-3")).isEqualTo("Nobody's"));
        soon().untilAsserted(() -> {
            assertThat(library.value("SELECT request_id || trace_id FROM book WHERE key = 'together-1'")).isEqualTo(one.requestId() + one.traceId());
            assertThat(library.value("SELECT request_id || trace_id FROM book WHERE key = 'together-2'")).isEqualTo(other.requestId() + other.traceId());
        });
    }

    private static EventEnvelope envelope(Snapshot snapshot, RequestTrace trace) {
        return new EventEnvelope(snapshot, "library", new Trace(trace.requestId(), trace.traceparent()));
    }

    @Test
    void requestIdAndTraceSurviveOutboxBrokerAndProjection() {
        RequestTrace request = RequestTrace.fresh();

        library.publish(request.into(Context.empty()), book("traced", 1, "Emma"));

        soon().untilAsserted(() -> assertThat(library.title("traced")).isEqualTo("Emma"));
        assertThat(library.value("SELECT request_id FROM book WHERE key = 'traced'")).isEqualTo(request.requestId());
        assertThat(library.value("SELECT trace_id FROM book WHERE key = 'traced'")).isEqualTo(request.traceId());
    }
}
