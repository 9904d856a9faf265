package milepost.gateway.tokens;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import milepost.platform.web.Caller;
import reactor.core.publisher.Mono;

/**
 * Who a token belongs to. Answers, "nobody" included, are kept for two seconds counted from the moment the database was asked, so a
 * revocation on any replica ends a token within two seconds on all, and a storm of bad tokens costs one look-up each.
 */
public final class AccessTokens {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int AT_MOST = 20_000;

    private final Function<String, Mono<Holder>> lookUp;
    private final LastUse lastUse;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AsyncCache<String, Answer> answers;

    public AccessTokens(PostgresTokens tokens, LastUse lastUse, InstantSource clock) {
        this(tokens::find, lastUse, clock, Ticker.systemTicker());
    }

    AccessTokens(Function<String, Mono<Holder>> lookUp, LastUse lastUse, InstantSource clock, Ticker ticker) {
        this.lookUp = lookUp;
        this.lastUse = lastUse;
        this.clock = clock;
        this.ticker = ticker;
        this.answers = Caffeine.newBuilder()
                .maximumSize(AT_MOST)
                .ticker(ticker)
                .expireAfter(Expiry.creating((String _, Answer answer) -> timeLeft(answer)))
                .buildAsync();
    }

    /** The caller behind a token; empty where it is unknown, revoked or expired. */
    public Mono<Caller> holderOf(String token) {
        String hash = new Secret(token).hash();
        // a look-up is shared by everyone who waits for it: one caller's disconnect must not cancel it for the others
        return Mono.fromFuture(() -> answers.get(hash, (key, _) -> ask(key).toFuture()), true)
                .mapNotNull(answer -> answer.holder().filter(holder -> holder.isValidAt(clock.instant())).orElse(null))
                .map(holder -> lastUse.note(holder.caller()));
    }

    /** This replica need not wait for what it knows itself. */
    void forget(UUID tokenId) {
        answers.synchronous().asMap().values().removeIf(answer -> answer.isAbout(tokenId));
    }

    private Mono<Answer> ask(String hash) {
        long askedAt = ticker.read();
        return lookUp.apply(hash)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(holder -> new Answer(holder, askedAt));
    }

    private Duration timeLeft(Answer answer) {
        Duration left = KEPT.minusNanos(ticker.read() - answer.askedAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private record Answer(Optional<Holder> holder, long askedAt) {

        boolean isAbout(UUID tokenId) {
            return holder.map(Holder::caller).filter(caller -> tokenId.equals(TokenIds.of(caller))).isPresent();
        }
    }
}
