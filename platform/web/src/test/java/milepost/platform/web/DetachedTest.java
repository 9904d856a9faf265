package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Whoever waits may leave; the work goes on. */
class DetachedTest {

    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void whoeverStaysIsToldWhatCameOfIt() {
        assertThat(Detached.of(Mono.just("done"), ended::incrementAndGet).block()).isEqualTo("done");
        assertThat(Detached.of(Mono.empty(), ended::incrementAndGet).blockOptional()).isEmpty();
        assertThatThrownBy(() -> Detached.of(Mono.error(new IllegalStateException("no")), ended::incrementAndGet).block()).hasMessage("no");
        assertThat(ended).hasValue(3);
    }

    @Test
    void theWorkKnowsTheContextOfWhoeverWaits() {
        var name = Detached.of(Mono.deferContextual(context -> Mono.just(context.<String>get("name"))));

        assertThat(name.contextWrite(context -> context.put("name", "a request")).block()).isEqualTo("a request");
    }

    @Test
    void whoeverLeavesDoesNotEndTheWork() {
        Sinks.One<String> later = Sinks.one();
        List<String> done = new ArrayList<>();

        Detached.of(later.asMono().doOnNext(done::add), ended::incrementAndGet).subscribe().dispose();
        later.tryEmitValue("done");

        assertThat(done).containsExactly("done");
        assertThat(ended).hasValue(1);
    }

    @Test
    void nobodyIsToldOfAFailureAfterLeaving() {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        try {
            Sinks.One<String> later = Sinks.one();

            Detached.of(later.asMono(), ended::incrementAndGet).subscribe().dispose();
            later.tryEmitError(new IllegalStateException("too late"));

            assertThat(dropped).isEmpty();
            assertThat(ended).hasValue(1);
        } finally {
            Hooks.resetOnErrorDropped();
        }
    }
}
