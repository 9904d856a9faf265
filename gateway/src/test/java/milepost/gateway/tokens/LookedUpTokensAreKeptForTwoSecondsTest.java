package milepost.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import milepost.platform.web.Caller;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class LookedUpTokensAreKeptForTwoSecondsTest {

    private static final Caller.Provider PROVIDER = new Caller.Provider(UUID.randomUUID(), UUID.randomUUID());

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger lookUps = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    void theSecondRequestOfATokenIsAnsweredFromMemory() {
        AccessTokens tokens = tokens(Mono.just(new Holder(PROVIDER, null)));

        assertThat(tokens.holderOf("t").block()).isEqualTo(PROVIDER);
        passes(Duration.ofMillis(1_999));
        assertThat(tokens.holderOf("t").block()).isEqualTo(PROVIDER);

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void afterTwoSecondsTheDatabaseIsAskedAgain() {
        AccessTokens tokens = tokens(Mono.just(new Holder(PROVIDER, null)));

        tokens.holderOf("t").block();
        passes(Duration.ofMillis(2_001));
        tokens.holderOf("t").block();

        assertThat(lookUps).hasValue(2);
    }

    @Test
    void aTokenEndsAtItsExpiryEvenWhileItIsCached() {
        AccessTokens tokens = tokens(Mono.just(new Holder(PROVIDER, now.plusMillis(800))));
        assertThat(tokens.holderOf("t").block()).isEqualTo(PROVIDER);

        passes(Duration.ofMillis(799));
        assertThat(tokens.holderOf("t").block()).isEqualTo(PROVIDER);
        passes(Duration.ofMillis(1));
        assertThat(tokens.holderOf("t").block()).isNull();

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void theTwoSecondsCountFromTheQuestionHoweverLongTheAnswerTook() {
        Sinks.One<Holder> slow = Sinks.one();
        AccessTokens tokens = tokens(slow.asMono());
        StepVerifier.create(tokens.holderOf("t")).then(() -> {
            passes(Duration.ofMillis(1_500));
            slow.tryEmitValue(new Holder(PROVIDER, null));
        }).expectNext(PROVIDER).verifyComplete();

        passes(Duration.ofMillis(600));
        tokens.holderOf("t").block();

        assertThat(lookUps).hasValue(2);
    }

    @Test
    void nobodyIsRememberedToo() {
        AccessTokens tokens = tokens(Mono.empty());

        assertThat(tokens.holderOf("t").block()).isNull();
        assertThat(tokens.holderOf("t").block()).isNull();

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void aStormOfOneTokenIsOneLookUp() {
        Sinks.One<Holder> slow = Sinks.one();
        AccessTokens tokens = tokens(slow.asMono());

        StepVerifier.create(Flux.range(0, 500).flatMap(_ -> tokens.holderOf("t"), 500))
                .then(() -> slow.tryEmitValue(new Holder(PROVIDER, null)))
                .expectNextCount(500).verifyComplete();

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void oneCallerWhoLeavesDoesNotEndTheLookUpOfAnother() {
        Sinks.One<Holder> slow = Sinks.one();
        AccessTokens tokens = tokens(slow.asMono());
        Disposable leaver = tokens.holderOf("t").subscribe();

        StepVerifier.create(tokens.holderOf("t")).then(() -> {
            leaver.dispose();
            slow.tryEmitValue(new Holder(PROVIDER, null));
        }).expectNext(PROVIDER).verifyComplete();
    }

    @Test
    void aFailedLookUpIsNotRemembered() {
        AtomicInteger calls = new AtomicInteger();
        AccessTokens tokens = tokens(Mono.defer(() -> calls.incrementAndGet() == 1
                ? Mono.error(new IllegalStateException("database away")) : Mono.just(new Holder(PROVIDER, null))));

        StepVerifier.create(tokens.holderOf("t")).expectErrorMessage("database away").verify();
        assertThat(tokens.holderOf("t").block()).isEqualTo(PROVIDER);
    }

    @Test
    void aTokenForgottenHereIsLookedUpAtOnce() {
        AccessTokens tokens = tokens(Mono.just(new Holder(PROVIDER, null)));

        tokens.holderOf("t").block();
        tokens.forget(PROVIDER.tokenId());
        tokens.holderOf("t").block();

        assertThat(lookUps).hasValue(2);
    }

    private AccessTokens tokens(Mono<Holder> answer) {
        return new AccessTokens(_ -> {
            lookUps.incrementAndGet();
            return answer;
        }, new LastUse(null, clock), clock, nanos::get);
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
        now = now.plus(time);
    }
}
