package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ValidationDepth;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import milepost.platform.testkit.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

class DatabaseTest {

    private static final int POOL_SIZE = 8;

    private static RunningEdge edge;
    private static WebTestClient client;

    @Configuration
    static class Served {
        @Bean
        Routes routes(DatabaseClient db, Documents documents) {
            var served = route(GET("/sleep/{seconds}"), request -> db.sql("SELECT pg_sleep($1)")
                            .bind(0, Double.valueOf(request.pathVariable("seconds"))).then()
                            .then(ServerResponse.ok().bodyValue("slept")))
                    .andRoute(GET("/echo/{text}"), request -> db.sql("SELECT $1::text").bind(0, request.pathVariable("text")).then()
                            .then(ServerResponse.ok().build()))
                    .andRoute(GET("/pages"), request -> documents.page(request, Paging.of(request), _ -> db.sql("""
                                    SELECT n, repeat('x', 900) AS text FROM generate_series(1, 101) n WHERE n <= $1
                                    """).bind(0, 101)
                            .map(row -> new StoredDocument(new UUID(0, row.get("n", Integer.class)), Instant.EPOCH,
                                    row.get("text", String.class).getBytes())).all()))
                    .andRoute(GET("/list"), request -> documents.page(request, Paging.of(request), _ -> db.sql("SELECT 1 AS one")
                            .map(_ -> new StoredDocument(new UUID(0, 1), Instant.EPOCH, "{}".getBytes())).all()));
            return router -> router.add(served);
        }
    }

    @BeforeAll
    static void start() {
        edge = RunningEdge.with(Served.class, "spring.r2dbc.pool-size=" + POOL_SIZE);
        client = edge.asOperator();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void theServerLimitsTransactionsAndStatements() {
        assertThat(setting("transaction_timeout")).isEqualTo("5s");
        assertThat(setting("statement_timeout")).isEqualTo("4500ms");
    }

    @Test
    void theVictimOfADeadlockIsToldFromOtherErrorsAndMayRunAgain() {
        var db = edge.bean(DatabaseClient.class);
        var transaction = edge.bean(TransactionalOperator.class);
        db.sql("CREATE TABLE crossing (road int PRIMARY KEY)").then().then(db.sql("INSERT INTO crossing VALUES (1), (2)").then())
                .block(Duration.ofSeconds(20));

        var entered = new AtomicInteger();
        var bothEntered = Sinks.<Void>empty();
        var errors = Flux.just(1, 2)
                .flatMap(first -> db.sql("SELECT road FROM crossing WHERE road = $1 FOR UPDATE").bind(0, first).then()
                        .then(Mono.defer(() -> {
                            if (entered.incrementAndGet() == 2) {
                                bothEntered.tryEmitEmpty();
                            }
                            return bothEntered.asMono();
                        }))
                        .then(db.sql("SELECT road FROM crossing WHERE road = $1 FOR UPDATE").bind(0, 3 - first).then())
                        .as(transaction::transactional)
                        .then(Mono.<Throwable>empty())
                        .onErrorResume(Mono::just))
                .collectList().block(Duration.ofSeconds(20));

        assertThat(errors).singleElement().matches(Collisions::isCollision);
        assertThat(Collisions.isCollision(new IllegalStateException("something else"))).isFalse();
    }

    @Test
    void theConnectionsAreSpreadOverSeveralEventLoops() {
        var threads = Flux.range(0, 8)
                .flatMap(_ -> edge.bean(DatabaseClient.class).sql("SELECT pg_sleep(0.05)")
                        .map(_ -> Thread.currentThread().getName()).one(), 8)
                .collectList().block(Duration.ofSeconds(20));

        assertThat(threads.stream().distinct().count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void completeUntilIsTheDatabasesTimeLessTenSeconds() {
        var before = databaseNow();
        var shown = Instant.parse(list());
        var after = databaseNow();

        // shown in whole seconds, floored, and from a sample at most a second old
        assertThat(shown).isBetween(before.minusSeconds(12), after.minusSeconds(10));
        assertThat(shown.getNano()).isZero();
    }

    @Test
    void aStatementThatTakesTooLongIsAnOutageOfItsOwnRequestOnly() {
        client.get().uri("/sleep/8").exchange().expectStatus().isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader().valueEquals("Retry-After", "1");
        client.get().uri("/sleep/0").exchange().expectStatus().isOk();
    }

    @Test
    void aTextThatPostgresCannotHoldIsABadRequest() {
        client.get().uri(URI.create("http://127.0.0.1:" + edge.port() + "/echo/a%00b")).exchange().expectStatus().isBadRequest();
        client.get().uri("/echo/ab").exchange().expectStatus().isOk();
    }

    @Test
    void cutConnectionsAreReplaced() {
        fillThePool();

        edge.database.cutConnections();

        await().atMost(Duration.ofSeconds(20)).until(() -> client.get().uri("/sleep/0").exchange()
                .returnResult(String.class).getStatus().is2xxSuccessful());
    }

    @Test
    void connectionsThatAreKnownToBeClosedCostNoRequest() {
        var opened = new ConcurrentLinkedQueue<Connection>();
        var pool = Database.pool(recorded(edge.bean(ConnectionPool.class).unwrap(), opened), POOL_SIZE);
        try {
            var held = Flux.range(0, POOL_SIZE).flatMap(_ -> pool.create(), POOL_SIZE).collectList().block(Duration.ofSeconds(20));
            Flux.fromIterable(held).flatMap(Connection::close).then().block(Duration.ofSeconds(20));

            edge.database.cutConnections();
            await().atMost(Duration.ofSeconds(20)).until(() -> opened.stream().noneMatch(DatabaseTest::isOpen));

            assertThat(isOpen(pool.create().block(Duration.ofSeconds(20)))).isTrue();
            assertThat(opened).hasSize(POOL_SIZE + 1);
        } finally {
            pool.dispose();
        }
    }

    @Test
    void aClientThatLeavesGivesItsConnectionBack() {
        var pool = edge.bean(ConnectionPool.class).getMetrics().orElseThrow();
        var leaving = Flux.range(0, POOL_SIZE)
                .flatMap(_ -> HttpClient.create().headers(headers -> headers.set("Authorization", "Bearer " + edge.operatorToken()))
                        .get().uri("http://127.0.0.1:" + edge.port() + "/sleep/4").response(), POOL_SIZE)
                .subscribe();
        await().atMost(Duration.ofSeconds(20)).until(() -> pool.acquiredSize() == POOL_SIZE);

        leaving.dispose();

        // when its statement has ended
        await().atMost(Duration.ofSeconds(30)).until(() -> pool.acquiredSize() == 0);
        fillThePool();
    }

    @Test
    void clientsThatLeaveInTheMiddleOfAPageLeaveNothingBehind() throws Exception {
        var pool = edge.bean(ConnectionPool.class).getMetrics().orElseThrow();
        var random = new SplittableRandom(2026);
        var request = ("GET /pages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + edge.operatorToken() + "\r\n\r\n").getBytes();
        for (int round = 0; round < 60; round++) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 2 * POOL_SIZE; i++) {
                var socket = new Socket("127.0.0.1", edge.port());
                socket.getOutputStream().write(request);
                clients.add(socket);
            }
            LockSupport.parkNanos(random.nextInt(8_000_000));
            for (var socket : clients) {
                socket.close();
            }
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> pool.acquiredSize() == 0 && pool.pendingAcquireSize() == 0);
        fillThePool();
    }

    @Test
    void withoutItsDatabaseTheServiceSaysSoAndIsReadyAgainByItself() {
        readiness(200);
        TestPostgres.stop();
        try {
            for (var path : new String[] {"/sleep/0", "/list"}) {
                var lengths = new ArrayList<Duration>();
                for (int i = 0; i < 5; i++) {
                    var start = System.nanoTime();
                    client.get().uri(path).exchange().expectStatus().isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                            .expectHeader().valueEquals("Retry-After", "1")
                            .expectHeader().exists("X-Request-Id")
                            .expectBody().jsonPath("$.errors[0].code").isEqualTo("temporarily_unavailable");
                    lengths.add(Duration.ofNanos(System.nanoTime() - start));
                }
                // whatever else the machine has to do meanwhile
                assertThat(Collections.min(lengths)).isLessThan(Duration.ofSeconds(2));
            }
            readiness(503);
            edge.management().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
        } finally {
            TestPostgres.start();
        }
        // a look that is not answered in time is repeated, as whoever probes does
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(() -> {
            readiness(200);
            client.get().uri("/sleep/0").exchange().expectStatus().isOk();
        });
    }

    /** As many at a time as the pool holds, so that each has a connection of its own. */
    private static void fillThePool() {
        Flux.range(0, POOL_SIZE).flatMap(_ -> edge.bean(DatabaseClient.class).sql("SELECT pg_sleep(0.2)").then(), POOL_SIZE)
                .then().block(Duration.ofSeconds(20));
    }

    private static boolean isOpen(Connection connection) {
        return Boolean.TRUE.equals(Mono.from(connection.validate(ValidationDepth.LOCAL)).block());
    }

    /** The same factory, which keeps what it made: the pool hands out no look at its idle connections. */
    private static ConnectionFactory recorded(ConnectionFactory factory, Queue<Connection> opened) {
        return new ConnectionFactory() {
            @Override
            public Mono<Connection> create() {
                return Mono.<Connection>from(factory.create()).doOnNext(opened::add);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return factory.getMetadata();
            }
        };
    }

    private static void readiness(int status) {
        edge.management().get().uri("/actuator/health/readiness").exchange().expectStatus().isEqualTo(status);
    }

    private static String list() {
        var body = client.get().uri("/list").exchange().expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return Json.mapper().readTree(body).at("/meta/complete_until").stringValue();
    }

    private static Instant databaseNow() {
        return edge.bean(DatabaseClient.class).sql("SELECT clock_timestamp() AS now")
                .map(row -> row.get("now", Instant.class)).one().block(Duration.ofSeconds(20));
    }

    private static String setting(String name) {
        return edge.bean(DatabaseClient.class).sql("SHOW " + name).map(row -> row.get(0, String.class)).one()
                .block(Duration.ofSeconds(20));
    }
}
