package milepost.platform.messaging.consume;

import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;

/**
 * Applies what one poll brought: all of it in one transaction, and where that fails half by half, so that only the record at fault
 * stays behind. Ends with an error exactly when nothing may be passed over, which is an outage.
 */
public final class Consumption {

    private static final Logger log = LoggerFactory.getLogger(Consumption.class);
    private static final int RETRIES_OF_A_DEFECT = 2;

    private final String topic;
    private final Application application;
    private final DeadLetters deadLetters;
    private final TransactionalOperator transaction;
    private final Tally tally;

    /** Told what became of the records; applied and ignored are the two ordinary ends. */
    public interface Tally {

        Tally NONE = new Tally() {
            @Override
            public void applied(Snapshot snapshot) {
            }

            @Override
            public void ignored(Snapshot snapshot) {
            }
        };

        void applied(Snapshot snapshot);

        void ignored(Snapshot snapshot);
    }

    public Consumption(String topic, Application application, DeadLetters deadLetters, TransactionalOperator transaction, Tally tally) {
        this.topic = topic;
        this.application = application;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.tally = tally;
    }

    public Mono<Void> take(List<Delivery> deliveries, Effect effect) {
        List<Delivery.Event> newest = Newest.of(deliveries.stream()
                .filter(Delivery.Event.class::isInstance).map(Delivery.Event.class::cast).toList());
        return giveUpUndecodable(deliveries)
                .then(Mono.defer(() -> halfByHalf(newest, effect)));
    }

    private Mono<Void> giveUpUndecodable(List<Delivery> deliveries) {
        return Flux.fromIterable(deliveries)
                .ofType(Delivery.Undecodable.class)
                .concatMap(delivery -> giveUp(delivery, delivery.reason()))
                .then();
    }

    /** One bad record among a hundred good ones costs some fifteen transactions this way, and a hundred one by one. */
    private Mono<Void> halfByHalf(List<Delivery.Event> events, Effect effect) {
        if (events.size() == 1) {
            return alone(events.getFirst(), effect);
        }
        int half = events.size() / 2;
        return together(events, effect).onErrorResume(Consumption::isNoOutage, _ ->
                halfByHalf(events.subList(0, half), effect).then(Mono.defer(() -> halfByHalf(events.subList(half, events.size()), effect))));
    }

    private Mono<Void> alone(Delivery.Event event, Effect effect) {
        return together(List.of(event), effect)
                .retryWhen(Retry.max(RETRIES_OF_A_DEFECT)
                        .filter(e -> FailureClass.of(e) == FailureClass.DEFECT)
                        .onRetryExhaustedThrow((_, last) -> last.failure()))
                .onErrorResume(Consumption::isNoOutage, e -> giveUp(event, reason(e)));
    }

    private Mono<Void> together(List<Delivery.Event> events, Effect effect) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        List<Snapshot> snapshots = events.stream().map(event -> event.envelope().snapshot()).toList();
        return Mono.defer(() -> application.apply(topic, snapshots, effect))
                .flatMap(applied -> deadLetters.settle(topic, those(snapshots, applied)).thenReturn(applied))
                .contextWrite(Traces.of(events.stream().map(Delivery.Event::envelope).toList())::into)
                .as(transaction::transactional)
                .doOnNext(applied -> snapshots.forEach(snapshot -> count(snapshot, applied.contains(snapshot.key()))))
                .then();
    }

    private Mono<Void> giveUp(Delivery delivery, String reason) {
        // the reason can quote the record, which can name a person: it is in the table and not in the log
        delivery.trace().logging(() -> log.warn("{} can never be applied and becomes a dead letter", delivery.origin()));
        return deadLetters.give(delivery, reason).contextWrite(delivery.trace()::into).as(transaction::transactional);
    }

    private void count(Snapshot snapshot, boolean applied) {
        if (applied) {
            tally.applied(snapshot);
        } else {
            tally.ignored(snapshot);
        }
    }

    private static List<Snapshot> those(List<Snapshot> snapshots, Set<String> keys) {
        return snapshots.stream().filter(snapshot -> keys.contains(snapshot.key())).toList();
    }

    private static boolean isNoOutage(Throwable failure) {
        return FailureClass.of(failure) != FailureClass.OUTAGE;
    }

    /** The kind and the message of the innermost cause that has one. A driver's message can quote values: only SQLSTATE is kept of it. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return switch (innermost) {
            case R2dbcException e -> "the database refused it, SQLSTATE " + e.getSqlState();
            case JacksonException e when e.getLocation() != null ->
                    "unreadable JSON at line %d, column %d".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            case JacksonException _ -> "unreadable JSON";
            default -> failure.getClass().getSimpleName() + ": " + Objects.toString(innermost.getMessage(), "no message");
        };
    }
}
