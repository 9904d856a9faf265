package milepost.platform.messaging.converge;

import java.util.Collection;
import java.util.function.Supplier;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.consume.Application;
import milepost.platform.messaging.consume.Effect;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Applies what an owner answered through the projections, exactly as if it had come as a record. */
public final class AnswersApplied implements OwnersAsked.Refresh {

    private static final int RETRIES_OF_A_COLLISION = 2;

    private final Application application;
    private final Supplier<Effect> effect;
    private final TransactionalOperator transaction;

    /** @param effect fold only, while a rebuild has not come to its end */
    public AnswersApplied(Application application, Supplier<Effect> effect, TransactionalOperator transaction) {
        this.application = application;
        this.effect = effect;
        this.transaction = transaction;
    }

    /** The consumer of the same topic may be at the same rows; then one of the two goes again. */
    @Override
    public Mono<Void> with(Collection<Snapshot> snapshots) {
        return Flux.fromIterable(snapshots)
                .concatMap(snapshot -> application.apply(snapshot, effect.get()))
                .then()
                .as(transaction::transactional)
                .retryWhen(Retry.max(RETRIES_OF_A_COLLISION)
                        .filter(ConcurrencyFailureException.class::isInstance)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }
}
