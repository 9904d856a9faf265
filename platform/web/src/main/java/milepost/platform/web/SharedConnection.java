package milepost.platform.web;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A connection on which many questions are under way at a time; PostgreSQL answers them in their order. */
final class SharedConnection {

    /** So many are never under way in a healthy system; who comes on top is told at once. The driver itself keeps 256. */
    static final int MOST_AT_A_TIME = 200;

    private final Connection connection;
    private final long silence;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long heardAt = System.nanoTime();

    /** @param silence longer than the server lets a statement run: who is silent for so long will not speak again */
    SharedConnection(Connection connection, Duration silence) {
        this.connection = connection;
        this.silence = silence.toNanos();
    }

    <T> Mono<T> one(String sql, Function<Readable, T> reader, Object[] values) {
        return Mono.defer(() -> {
            int before = asked.getAndIncrement();
            if (before >= MOST_AT_A_TIME) {
                asked.decrementAndGet();
                return Mono.error(new R2dbcTransientResourceException("too many lookups are waiting for PostgreSQL"));
            }
            if (before == 0) {
                heardAt = System.nanoTime();
            }
            return Mono.<Result>fromDirect(statement(sql, values).execute()).flatMap(result -> Mono.<T>fromDirect(result.map(reader)))
                    .doOnTerminate(this::heard);
        });
    }

    private Statement statement(String sql, Object[] values) {
        var statement = connection.createStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.bind(i, values[i]);
        }
        return statement;
    }

    private void heard() {
        heardAt = System.nanoTime();
        asked.decrementAndGet();
    }

    /** Whether it can be asked no more; one that has fallen silent is closed, which tells those who wait. */
    boolean isSpent() {
        if (asked.get() > 0 && System.nanoTime() - heardAt > silence) {
            close();
            return true;
        }
        return !Mono.from(connection.validate(ValidationDepth.LOCAL)).toFuture().getNow(true);
    }

    void close() {
        Mono.from(connection.close()).subscribe(null, _ -> {});
    }
}
