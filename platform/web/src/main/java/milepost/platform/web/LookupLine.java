package milepost.platform.web;

import io.netty.channel.EventLoop;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The connection that one event loop's lookups share: made when it is first needed, and anew when it is spent. */
final class LookupLine {

    private static final Duration CONNECTING = Duration.ofSeconds(4);

    private final EventLoop loop;
    private final Mono<SharedConnection> current;
    private final AtomicReference<@Nullable SharedConnection> latest = new AtomicReference<>();

    LookupLine(EventLoop loop, ConnectionFactory connections, Duration silence) {
        this.loop = loop;
        this.current = Mono.from(connections.create()).timeout(CONNECTING)
                .map(connection -> new SharedConnection(connection, silence))
                .doOnNext(latest::set)
                .cacheInvalidateIf(SharedConnection::isSpent);
    }

    boolean isHere() {
        return loop.inEventLoop();
    }

    /** A question is never taken back, whoever leaves meanwhile: the answers to the next ones stand behind its own. */
    <T> Mono<T> one(String sql, Function<Readable, T> reader, Object[] values) {
        return Detached.of(current.flatMap(connection -> connection.one(sql, reader, values)));
    }

    void close() {
        SharedConnection last = latest.getAndSet(null);
        if (last != null) {
            last.close();
        }
    }
}
