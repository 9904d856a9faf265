package milepost.platform.web;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Looks single rows up by their keys, outside of transactions: each event loop has a connection of its own for it, on which questions
 * follow one another without waiting for the answers. No pool hands it to and fro, and no answer changes threads.
 */
public final class Lookups implements DisposableBean {

    private final List<LookupLine> lines = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param connections how to connect on the one loop that it is given
     * @param silence a connection that says nothing for so long, though it was asked, is given up
     */
    public Lookups(LoopResources loops, Function<LoopResources, ConnectionFactory> connections, Duration silence) {
        for (EventExecutor executor : loops.onServer(LoopResources.DEFAULT_NATIVE)) {
            EventLoop loop = (EventLoop) executor;
            lines.add(new LookupLine(loop, connections.apply(_ -> loop), silence));
        }
    }

    /** What the statement finds, a row at most; its values stand for {@code $1}, {@code $2}, … */
    public <T> Mono<T> one(String sql, Function<Readable, T> reader, Object... values) {
        return Mono.defer(() -> nearest().one(sql, reader, values));
    }

    private LookupLine nearest() {
        for (LookupLine line : lines) {
            if (line.isHere()) {
                return line;
            }
        }
        return lines.get(Math.floorMod(turn.getAndIncrement(), lines.size()));
    }

    @Override
    public void destroy() {
        lines.forEach(LookupLine::close);
    }
}
