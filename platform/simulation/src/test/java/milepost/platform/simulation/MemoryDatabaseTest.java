package milepost.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.UnexpectedRollbackException;
import reactor.core.publisher.Mono;

/** A transaction happens as a whole or not at all, however it ends. */
class MemoryDatabaseTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2024-09-02T08:00:00Z"));
    private final Script faults = new Script();
    private final MemoryDatabase database = new MemoryDatabase(clock, faults);
    private final MemoryTable<String, String> table = MemoryTable.in(database);

    @Test
    void whatCommittedStays() {
        List<String> told = new ArrayList<>();

        database.transactional(write("a", "1").then(Mono.fromRunnable(() -> database.afterCommit(() -> told.add("committed"))))).block();

        assertThat(table.get("a")).isEqualTo("1");
        assertThat(told).containsExactly("committed");
        assertThat(database.inTransaction()).isFalse();
    }

    @Test
    void whatFailedIsTakenBackInReverseOrder() {
        write("a", "1").block();

        assertThatThrownBy(() -> database.transactional(write("a", "2").then(write("a", "3")).then(remove("a")).then(write("b", "1"))
                .then(Mono.error(new IllegalStateException("no")))).block()).hasMessage("no");

        assertThat(table.get("a")).isEqualTo("1");
        assertThat(table.has("b")).isFalse();
    }

    @Test
    void anInnerFailureThatNobodyNoticesDoomsTheWhole() {
        Mono<Void> inner = database.transactional(write("a", "1").then(Mono.error(new IllegalStateException("no"))));

        assertThatThrownBy(() -> database.transactional(inner.onErrorComplete().then(write("b", "1"))).block())
                .isInstanceOf(UnexpectedRollbackException.class);

        assertThat(table.size()).isZero();
    }

    @Test
    void aCopyBringsBackWhatWasThereWhenItWasMadeHoweverOften() {
        write("a", "1").block();
        MemoryDatabase.Copy copy = database.copy();

        for (int times = 0; times < 2; times++) {
            write("a", "2").then(write("b", "1")).block();
            copy.restore();

            assertThat(table.rows()).containsExactly("1");
        }
    }

    @Test
    void aCrashInTheMiddleLeavesNothing() {
        assertThatThrownBy(() -> database.transactional(write("a", "1").then(Mono.fromRunnable(() -> {
            throw new Crash("in the middle");
        }))).block()).isInstanceOf(Crash.class);
        database.forgetUncommitted();

        assertThat(table.size()).isZero();
        database.transactional(write("b", "1")).block();
        assertThat(table.get("b")).isEqualTo("1");
    }

    @Test
    void aCrashBeforeTheCommitLeavesNothingAndOneAfterItEverything() {
        faults.before = true;
        assertThatThrownBy(() -> database.transactional(write("a", "1")).block()).isInstanceOf(Crash.class);
        assertThat(table.size()).isZero();

        faults.before = false;
        faults.after = true;
        assertThatThrownBy(() -> database.transactional(write("a", "1")).block()).isInstanceOf(Crash.class);
        assertThat(table.get("a")).isEqualTo("1");
        assertThat(database.inTransaction()).isFalse();
    }

    @Test
    void noTwoLooksAtTheClockAreEqual() {
        assertThat(database.now()).isBefore(database.now());
    }

    private Mono<Void> write(String key, String value) {
        return Mono.fromRunnable(() -> table.put(key, value));
    }

    private Mono<Void> remove(String key) {
        return Mono.fromRunnable(() -> table.remove(key));
    }

    private static final class Script implements MemoryDatabase.CommitFaults {
        private boolean before;
        private boolean after;

        @Override
        public void beforeCommit() {
            if (before) {
                throw new Crash("before the commit");
            }
        }

        @Override
        public void afterCommit() {
            if (after) {
                throw new Crash("after the commit");
            }
        }
    }
}
