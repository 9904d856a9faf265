package milepost.platform.web;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/** Work that goes on when whoever waited for it has left; nobody is told of its failure then. */
final class Detached<T> implements CoreSubscriber<T>, Disposable {

    private final MonoSink<T> waiting;
    private final Runnable ended;
    private volatile boolean left;

    private Detached(MonoSink<T> waiting, Runnable ended) {
        this.waiting = waiting;
        this.ended = ended;
    }

    /** @param ended runs when the work has ended, however, before anybody is told */
    static <T> Mono<T> of(Mono<T> work, Runnable ended) {
        return Mono.create(waiting -> {
            var detached = new Detached<T>(waiting, ended);
            waiting.onCancel(detached);
            work.subscribe(detached);
        });
    }

    static <T> Mono<T> of(Mono<T> work) {
        return of(work, () -> {});
    }

    @Override
    public Context currentContext() {
        return Context.of(waiting.contextView());
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(@Nullable T value) {
        waiting.success(value);
    }

    @Override
    public void onError(Throwable failure) {
        ended.run();
        if (!left) {
            waiting.error(failure);
        }
    }

    @Override
    public void onComplete() {
        ended.run();
        waiting.success();
    }

    @Override
    public void dispose() {
        left = true;
    }
}
