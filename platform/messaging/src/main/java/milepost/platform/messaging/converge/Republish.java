package milepost.platform.messaging.converge;

import java.util.List;
import java.util.stream.IntStream;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.web.Collisions;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Sends current snapshots again (rule 6), a page and a transaction at a time; what is up to date already takes no notice. */
public final class Republish {

    static final int PAGE = 500;

    private static final int CONFLICT_RETRIES = 3;

    private final Outbox outbox;
    private final TransactionalOperator transaction;

    public Republish(Outbox outbox, TransactionalOperator transaction) {
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** All of them; answers how many were queued. */
    public Mono<Long> all(SnapshotSource source) {
        return page(source, null)
                .expand(page -> page.isEmpty() ? Mono.empty() : page(source, page.getLast().key()))
                .reduce(0L, (queued, page) -> queued + page.size());
    }

    /** These; an unknown id is passed over, a text that cannot be an id refused at once. */
    public Mono<Long> some(SnapshotSource source, List<String> ids) {
        List<Flux<Snapshot>> pages = IntStream.iterate(0, from -> from < ids.size(), from -> from + PAGE)
                .mapToObj(from -> source.byIds(ids.subList(from, Math.min(from + PAGE, ids.size()))))
                .toList();
        return Flux.fromIterable(pages)
                .concatMap(this::queued)
                .reduce(0L, (queued, page) -> queued + page.size());
    }

    private Mono<List<Snapshot>> page(SnapshotSource source, @Nullable String after) {
        return queued(Flux.defer(() -> source.after(after, PAGE)));
    }

    /** A page holds many rows at once, and a command that holds two of them in another order may make it start over. */
    private Mono<List<Snapshot>> queued(Flux<Snapshot> snapshots) {
        return snapshots.collectList()
                .flatMap(page -> outbox.publish(page).thenReturn(page))
                .as(transaction::transactional)
                .retryWhen(Retry.max(CONFLICT_RETRIES).filter(Collisions::isCollision)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }
}
