package milepost.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** An index finds what a look at all rows would find, whatever became of them. */
class MemoryIndexTest {

    private final MemoryDatabase database = new MemoryDatabase(new VirtualClock(Instant.parse("2024-09-02T08:00:00Z")), MemoryDatabase.CommitFaults.NONE);
    private final MemoryTable<String, String> table = MemoryTable.in(database);
    private final MemoryIndex<Integer, String, String> byLength = table.by(String::length);

    @Test
    void rowsAreFoundInTheOrderOfTheirKeys() {
        table.put("b", "two");
        table.put("a", "one");
        table.put("c", "three");

        assertThat(byLength.of(3)).containsExactly("one", "two");
        assertThat(byLength.of(4)).isEmpty();
    }

    @Test
    void whatChangedIsFoundWhereItIsNow() {
        table.put("a", "one");
        table.put("b", "two");

        table.put("a", "three");
        table.remove("b");

        assertThat(byLength.of(3)).isEmpty();
        assertThat(byLength.of(5)).containsExactly("three");
    }

    @Test
    void whatFailedIsFoundWhereItWas() {
        table.put("a", "one");

        assertThatThrownBy(() -> database.transactional(Mono.fromRunnable(() -> {
            table.put("a", "three");
            table.put("b", "two");
            table.remove("a");
        }).then(Mono.error(new IllegalStateException("no")))).block()).hasMessage("no");

        assertThat(byLength.of(3)).containsExactly("one");
        assertThat(byLength.of(5)).isEmpty();
    }

    @Test
    void aCopyBringsItBackToo() {
        table.put("a", "one");
        MemoryDatabase.Copy copy = database.copy();
        table.clear();
        table.put("b", "three");

        copy.restore();

        assertThat(byLength.of(3)).containsExactly("one");
        assertThat(byLength.of(5)).isEmpty();
    }
}
