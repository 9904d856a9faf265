package milepost.platform.messaging.work;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import milepost.platform.messaging.Lease;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.util.retry.Retry;

/** Leases as rows, timed by the database's clock alone. */
public final class PostgresLease implements Lease, Leases {

    private static final String HOLD = """
            INSERT INTO lease (name, holder, expires)
            VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires = excluded.expires
            WHERE lease.holder = excluded.holder OR lease.expires < clock_timestamp()
            """;

    private static final String RELEASE = "DELETE FROM lease WHERE name = $1 AND holder = $2";

    private final DatabaseClient db;
    private final Waiting waiting;

    public PostgresLease(DatabaseClient db, Waiting waiting) {
        this.db = db;
        this.waiting = waiting;
    }

    @Override
    public <T> Mono<T> holding(String name, Duration length, Supplier<Mono<T>> work) {
        return Mono.defer(() -> {
            String holder = UUID.randomUUID().toString();
            return take(name, holder, length)
                    .filter(taken -> taken)
                    .flatMap(_ -> Mono.usingWhen(Mono.just(holder),
                            mine -> whileRenewing(name, mine, length, work.get()),
                            mine -> giveUp(name, mine)));
        });
    }

    /** Ends with the work, be it with a value, without one or with an error; a failed renewal is only tried again. */
    private <T> Mono<T> whileRenewing(String name, String holder, Duration length, Mono<T> work) {
        Duration third = length.dividedBy(3);
        Mono<Signal<T>> renewing = Flux.interval(third)
                .concatMap(_ -> take(name, holder, length))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, third))
                .then(Mono.empty());
        return Flux.merge(work.materialize(), renewing).next().dematerialize();
    }

    @Override
    public boolean hold(String name, String holder, Duration length) {
        return Boolean.TRUE.equals(waiting.forResultOf(take(name, holder, length)));
    }

    @Override
    public void release(String name, String holder) {
        waiting.forResultOf(giveUp(name, holder));
    }

    private Mono<Boolean> take(String name, String holder, Duration length) {
        return db.sql(HOLD).bind(0, name).bind(1, holder).bind(2, length.toMillis())
                .fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private Mono<Void> giveUp(String name, String holder) {
        return db.sql(RELEASE).bind(0, name).bind(1, holder).then();
    }
}
