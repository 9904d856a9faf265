package milepost.platform.messaging;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Convergence rule 3: the same should-be function as a projection's, run over bounded keyset pages of what may have been
 * missed. Rows changed in the last 30 seconds are left alone: they are on their way.
 */
public interface Sweep {

    /** What it looks for, such as {@code fundable-without-line}; a metric label. */
    String name();

    /** Repairs one page inside a transaction that the caller opened; the first of a pass has no key. */
    Mono<Page> repair(@Nullable String afterKey, int limit);

    /** The last page of a pass was committed. */
    default void passed() {
    }

    /** Somebody may have folded and died before acting: the next pass looks at everything. */
    default void startOver() {
    }

    /**
     * @param repaired how many rows were not as they should be
     * @param nextKey  where the next page starts, null at the end
     */
    record Page(int repaired, @Nullable String nextKey) {
    }
}
