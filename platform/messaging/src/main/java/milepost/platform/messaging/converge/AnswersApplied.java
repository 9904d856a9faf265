package milepost.platform.messaging.converge;

import java.util.Collection;
import java.util.Comparator;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.consume.Application;
import milepost.platform.messaging.consume.Effect;
import milepost.platform.web.Collisions;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Applies what an owner answered through the projections, exactly as if it had come as a record; during a rebuild too, because
 * what follows from it is what the request waits for.
 */
public final class AnswersApplied implements OwnersAsked.Refresh {

    private static final int RETRIES_OF_A_COLLISION = 2;

    private final Application application;
    private final TransactionalOperator transaction;

    public AnswersApplied(Application application, TransactionalOperator transaction) {
        this.application = application;
        this.transaction = transaction;
    }

    /** In one order whatever the owners answered first: two requests that ask at once shall not wait for each other. */
    private static final Comparator<Snapshot> ORDER = Comparator.comparing(Snapshot::topic).thenComparing(Snapshot::key);

    /** The consumer of the same topic may be at the same rows; then one of the two goes again. */
    @Override
    public Mono<Void> with(Collection<Snapshot> snapshots) {
        return Flux.fromStream(() -> snapshots.stream().sorted(ORDER))
                .concatMap(snapshot -> application.apply(snapshot, Effect.CONVERGE))
                .then()
                .as(transaction::transactional)
                .retryWhen(Retry.max(RETRIES_OF_A_COLLISION)
                        .filter(Collisions::isCollision)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }
}
