package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.netty.channel.ChannelOption;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import milepost.platform.testkit.SlowClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Pages of many chunks, over a network and from a database, for clients of every kind. */
class LongPagesTest {

    private static final int POOL_SIZE = 4;
    private static final int PAGE = 3_000;
    private static final int SENT_AT_A_TIME = 65_536;
    private static final AtomicInteger READ = new AtomicInteger();

    private static RunningEdge edge;

    @Configuration
    static class Served {

        @Bean
        Routes routes(DatabaseClient db, Documents documents) {
            var served = route(GET("/pages"), request -> documents.page(request, Paging.of(request), rows -> read(db, rows)))
                    .andRoute(GET("/breaks"), request -> documents.page(request, Paging.of(request), rows ->
                            rows instanceof Chunk.After(Cursor(_, var id), _) && id.getLeastSignificantBits() > PAGE / 2
                                    ? db.sql("SELECT 1 / 0").map(_ -> document(0, "")).all() : read(db, rows)));
            return router -> router.add(served);
        }

        /** So that it can be told how much of an answer the service holds. */
        @Bean
        NettyServerCustomizer littleInTheNetwork() {
            return server -> server.childOption(ChannelOption.SO_SNDBUF, SENT_AT_A_TIME);
        }

        private static Flux<StoredDocument> read(DatabaseClient db, Chunk rows) {
            long last = switch (rows) {
                case Chunk.From(var offset, _) -> offset;
                case Chunk.After(Cursor(_, var id), _) -> id.getLeastSignificantBits();
            };
            return db.sql("SELECT n, repeat('x', 1500) AS text FROM generate_series($1 + 1, $1 + $2) n").bind(0, last).bind(1, (long) rows.limit())
                    .map(row -> document(row.get("n", Long.class), row.get("text", String.class))).all()
                    .doOnNext(_ -> READ.incrementAndGet());
        }

        private static StoredDocument document(long n, String text) {
            return new StoredDocument(new UUID(0, n), Instant.EPOCH, "{\"n\":%d,\"text\":\"%s\"}".formatted(n, text).getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeAll
    static void start() {
        edge = RunningEdge.with(Served.class, "spring.r2dbc.pool-size=" + POOL_SIZE);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void aClientThatPausesHoldsTwoChunksAndNoConnectionAndGetsTheWholePageInTheEnd() throws IOException {
        READ.set(0);
        var clients = new ArrayList<SlowClient>();
        for (int i = 0; i < 2 * POOL_SIZE; i++) {
            clients.add(gets("/pages"));
        }

        int each = settled() / clients.size();
        assertThat(each).isBetween(PageChunk.ROWS, 2 * PageChunk.ROWS + inTheNetwork());
        assertThat(pool().acquiredSize()).isZero();
        for (var client : clients) {
            assertThat(Json.mapper().readTree(client.takesTheRest()).path("data").valueStream().mapToInt(document -> document.path("n").intValue()))
                    .hasSize(PAGE).isSorted().startsWith(1).endsWith(PAGE);
            client.close();
        }
    }

    /** What the buffers of both ends may have taken, rounded up to chunks. */
    private static int inTheNetwork() {
        return PageChunk.ROWS;
    }

    @Test
    void clientsThatHangUpInTheMiddleLeaveNothingBehind() throws IOException {
        var random = new SplittableRandom(2026);
        for (int round = 0; round < 30; round++) {
            var clients = new ArrayList<SlowClient>();
            for (int i = 0; i < 2 * POOL_SIZE; i++) {
                clients.add(gets("/pages"));
            }
            LockSupport.parkNanos(random.nextInt(20_000_000));
            for (var client : clients) {
                client.close();
            }
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> pool().acquiredSize() == 0 && pool().pendingAcquireSize() == 0);
        Flux.range(0, POOL_SIZE).flatMap(_ -> edge.bean(DatabaseClient.class).sql("SELECT pg_sleep(0.2)").then(), POOL_SIZE)
                .then().block(Duration.ofSeconds(20));
    }

    /** The status has been sent long before. */
    @Test
    void aPageWhoseLaterRowsCannotBeReadBreaksOff() throws IOException {
        try (var client = gets("/breaks")) {
            assertThat(client.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("transfer-encoding: chunked");
            assertThatThrownBy(client::takesTheRest).isInstanceOf(EOFException.class);
        }
    }

    private static SlowClient gets(String path) throws IOException {
        return SlowClient.gets("http://127.0.0.1:" + edge.port() + path + "?page%5Bper_page%5D=" + PAGE, edge.operatorToken());
    }

    private static PoolMetrics pool() {
        return edge.bean(ConnectionPool.class).getMetrics().orElseThrow();
    }

    /** How many rows were read, once that is the same for a while. */
    private static int settled() {
        var seen = new AtomicInteger(-1);
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1)).until(() -> READ.get() == seen.getAndSet(READ.get()));
        return seen.get();
    }
}
