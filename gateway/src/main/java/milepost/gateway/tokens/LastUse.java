package milepost.gateway.tokens;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import milepost.platform.web.Caller;
import reactor.core.publisher.Mono;

/** When each token was last seen: noted in memory by requests, written in one statement now and then, never on a request's path. */
public final class LastUse {

    private final PostgresTokens tokens;
    private final InstantSource clock;
    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();

    public LastUse(PostgresTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    Caller note(Caller caller) {
        seen.put(TokenIds.of(caller), clock.instant());
        return caller;
    }

    /** Writes what was noted; what cannot be written now is noted again, unless something newer was. */
    public Mono<Void> write() {
        return Mono.defer(() -> {
            Map<UUID, Instant> batch = Map.copyOf(seen);
            batch.forEach(seen::remove);
            return batch.isEmpty() ? Mono.empty() : tokens.used(batch).doOnError(_ -> batch.forEach(seen::putIfAbsent));
        });
    }
}
