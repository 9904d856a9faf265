package milepost.platform.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RebuildGateTest {

    private final RebuildGate gate = new RebuildGate(Set.of("books", "authors"));
    private final AtomicInteger sweeps = new AtomicInteger();

    RebuildGateTest() {
        gate.afterRebuild(sweeps::incrementAndGet);
    }

    @Test
    void nothingActsBeforeEveryTopicHasBeenAssigned() {
        gate.assigned("books", Map.of());
        assertThat(gate.isOpen()).isFalse();

        gate.assigned("authors", Map.of());
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void theSweepsRunThoughThereWasNothingToRebuildBecauseWhoWasHereBeforeMayHaveFoldedAndDied() {
        gate.assigned("books", Map.of());
        assertThat(sweeps).hasValue(0);

        gate.assigned("authors", Map.of());
        assertThat(sweeps).hasValue(1);
    }

    @Test
    void itOpensWhenTheLastPartitionReachedItsEndAndTheSweepsRunOnce() {
        gate.assigned("books", Map.of(0, 10L, 3, 7L));
        gate.assigned("authors", Map.of(1, 1L));
        assertThat(gate.foldUntil("books", 3)).hasValue(7);

        assertThat(gate.reached("books", 0, 9)).isFalse();
        assertThat(gate.reached("books", 0, 10)).isTrue();
        assertThat(gate.reached("books", 3, 12)).isTrue();
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.reached("authors", 1, 1)).isTrue();

        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.reached("authors", 1, 2)).isFalse();
        assertThat(sweeps).hasValue(1);
    }

    @Test
    void aPartitionThatMovesAwayIsSomebodyElsesRebuild() {
        gate.assigned("authors", Map.of());
        gate.assigned("books", Map.of(0, 10L, 1, 10L));
        gate.reached("books", 0, 10);

        gate.revoked("books", Set.of(1));

        assertThat(gate.isOpen()).isTrue();
        assertThat(sweeps).hasValue(1);
    }

    @Test
    void aNewPartitionClosesItAgain() {
        gate.assigned("authors", Map.of());
        gate.assigned("books", Map.of());

        gate.assigned("books", Map.of(5, 4L));
        assertThat(gate.isOpen()).isFalse();

        gate.reached("books", 5, 4);
        assertThat(gate.isOpen()).isTrue();
        assertThat(sweeps).hasValue(2);
    }
}
