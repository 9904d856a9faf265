package milepost.platform.messaging.consume;

import static milepost.platform.messaging.example.Books.book;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import org.junit.jupiter.api.Test;

class NewestTest {

    @Test
    void aKeyIsFoldedToItsNewestVersionWhateverTheOrder() {
        assertThat(folded(book("a", 2, "a2"), book("b", 1, "b1"), book("a", 3, "a3"), book("a", 1, "a1"))).containsExactly("b@1", "a@2");
    }

    @Test
    void ofTwoWithTheSameVersionTheLaterOneCounts() {
        assertThat(folded(book("a", 1, "first"), book("b", 1, "between"), book("a", 1, "again"))).containsExactly("b@1", "a@2");
    }

    /** Key and original place of what is left. */
    private static List<String> folded(Snapshot... snapshots) {
        List<Delivery.Event> events = IntStream.range(0, snapshots.length)
                .mapToObj(i -> new Delivery.Event(new Delivery.Origin("t", 0, i), new EventEnvelope(snapshots[i], "s", Trace.NONE)))
                .toList();
        return Newest.of(events).stream().map(event -> event.key() + "@" + event.origin().offset()).toList();
    }
}
