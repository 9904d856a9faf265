package milepost.platform.messaging.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The one place that blocks on a reactive result. The relay, the consumers and the sweeper own their threads and do one thing
 * after the other; requests never come here.
 */
public final class Waiting {

    /** The work is cancelled at its limit; this is only how long its rollback may take on top. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Duration limit;

    public Waiting(Duration limit) {
        this.limit = limit;
    }

    public <T> @Nullable T forResultOf(Mono<T> work) {
        return work.timeout(limit).block(limit.plus(GRACE));
    }
}
