package milepost.platform.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How a list is read for a client who may be slow or leave: chunk by chunk, each by a query of its own that is over before anything of it
 * is sent. Nobody's pace holds a connection to the database.
 */
final class Chunks {

    private Chunks() {}

    /** The whole of a query. One that has begun is seen through: cancelling it could lose its connection (r2dbc-pool #144, #198). */
    static <R> Mono<List<R>> gathered(Flux<R> query) {
        return Mono.deferContextual(context -> Mono.fromFuture(query.collectList().contextWrite(context).toFuture(), true));
    }

    /**
     * What is sent of a list: a chunk is asked for when the last piece of the one before was taken.
     *
     * @param next the query of the chunk after one; empty where the list ends
     * @param cut  makes the pieces of a chunk, each when it is wanted
     */
    static <C, P> Flux<P> pieces(C first, Function<C, Mono<C>> next, Function<C, Iterable<P>> cut) {
        return Flux.defer(() -> {
            var coming = new AtomicReference<@Nullable Mono<C>>(Mono.just(first));
            // the list has ended when nothing has come: then nothing is coming after it either
            return Flux.defer(() -> coming.getAndSet(null).doOnNext(chunk -> coming.set(next.apply(chunk))).flatMapIterable(cut))
                    .repeat(() -> coming.get() != null);
        });
    }
}
