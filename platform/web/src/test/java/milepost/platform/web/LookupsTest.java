package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.netty.channel.EventLoop;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Readable;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

class LookupsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TWICE = "SELECT 2 * $1::int AS twice, pg_backend_pid() AS backend";

    private static RunningEdge edge;
    private static HttpClient client;

    @Configuration
    static class Served {
        @Bean
        Routes routes(Lookups lookups) {
            var served = route(GET("/twice/{n}"), request -> lookups.one(TWICE, LookupsTest::told, number(request.pathVariable("n")))
                            .flatMap(told -> ServerResponse.ok().bodyValue(told)))
                    .andRoute(GET("/half/{n}"), request -> lookups
                            .one("SELECT 1 / ($1::int % 2)", row -> row.get(0, Integer.class), number(request.pathVariable("n")))
                            .flatMap(told -> ServerResponse.ok().bodyValue(told.toString())));
            return router -> router.add(served);
        }

        private static Integer number(String text) {
            return Integer.valueOf(text);
        }
    }

    @BeforeAll
    static void start() {
        edge = RunningEdge.with(Served.class);
        client = HttpClient.create(ConnectionProvider.create("lookups", 64)).baseUrl("http://127.0.0.1:" + edge.port())
                .headers(headers -> headers.set("Authorization", "Bearer " + edge.operatorToken()));
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void manyQuestionsAtATimeShareAFewConnectionsAndEachGetsItsOwnAnswer() {
        var told = Flux.range(0, 1_000).flatMapSequential(n -> get("/twice/" + n), 64).collectList().block(PATIENCE);

        for (int n = 0; n < told.size(); n++) {
            assertThat(told.get(n)).startsWith("200 " + 2 * n + " of ");
        }
        assertThat(told.stream().map(answer -> answer.substring(answer.indexOf(" of "))).distinct().count())
                .isLessThanOrEqualTo(loops());
    }

    @Test
    void aRowThatIsNotThereIsNothing() {
        assertThat(lookups().one("SELECT 1 WHERE $1::int = 0", row -> row.get(0), 1).blockOptional(PATIENCE)).isEmpty();
    }

    @Test
    void aQuestionThatFailsLeavesThoseBeforeAndBehindItAlone() {
        var told = Flux.range(0, 200).flatMapSequential(n -> get("/half/" + n), 64).collectList().block(PATIENCE);

        for (int n = 0; n < told.size(); n++) {
            assertThat(told.get(n)).startsWith(n % 2 == 0 ? "500" : "200 1");
        }
    }

    @Test
    void clientsThatLeaveTakeNobodysAnswerWithThem() throws Exception {
        var request = ("GET /twice/7 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + edge.operatorToken() + "\r\n\r\n").getBytes();
        for (int round = 0; round < 10; round++) {
            List<Socket> leaving = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                var socket = new Socket("127.0.0.1", edge.port());
                socket.getOutputStream().write(request);
                leaving.add(socket);
            }
            for (var socket : leaving) {
                socket.close();
            }
            assertThat(Flux.range(0, 16).flatMapSequential(n -> get("/twice/" + n)).map(answer -> answer.split(" ")[1])
                    .collectList().block(PATIENCE)).isEqualTo(Flux.range(0, 16).map(n -> Integer.toString(2 * n)).collectList().block());
        }
    }

    @Test
    void aConnectionThatWasCutIsMadeAnew() throws SQLException {
        assertThat(get("/twice/1").block(PATIENCE)).startsWith("200");

        edge.database.cutConnections();

        await().atMost(PATIENCE).until(() -> get("/twice/1").block(PATIENCE).startsWith("200"));
    }

    @Test
    void aConnectionThatFellSilentIsGivenUp() {
        var line = new LookupLine(loop(), withoutLimits(), Duration.ofMillis(50));
        var before = line.one(TWICE, LookupsTest::told, new Object[] {1}).block(PATIENCE);
        var unanswered = line.one("SELECT pg_sleep($1)", _ -> "slept", new Object[] {600.0}).toFuture();

        await().atMost(PATIENCE).until(() -> !line.one(TWICE, LookupsTest::told, new Object[] {1})
                .timeout(Duration.ofMillis(200)).onErrorReturn(before).block(PATIENCE).equals(before));

        assertThatExceptionOfType(Exception.class).isThrownBy(unanswered::get).withCauseInstanceOf(R2dbcException.class);
        line.close();
    }

    @Test
    void whoComesWhenTooManyWaitIsToldAtOnce() throws Exception {
        var shared = new SharedConnection(Mono.<Connection>from(withoutLimits().create()).block(PATIENCE), Duration.ofMinutes(10));
        try (var other = edge.database.connect(); var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(2026)");
            var waiting = new ArrayList<CompletableFuture<String>>();
            waiting.add(shared.one("SELECT 'locked' FROM pg_advisory_lock($1)", _ -> "locked", new Object[] {2026L}).toFuture());
            while (waiting.size() < SharedConnection.MOST_AT_A_TIME) {
                waiting.add(shared.one(TWICE, LookupsTest::told, new Object[] {1}).toFuture());
            }

            var oneMore = shared.one(TWICE, LookupsTest::told, new Object[] {1});

            assertThatExceptionOfType(R2dbcTransientResourceException.class).isThrownBy(() -> oneMore.block(PATIENCE));
            statement.execute("SELECT pg_advisory_unlock(2026)");
            for (var answer : waiting) {
                assertThat(answer.get()).isNotEmpty();
            }
            assertThat(oneMore.block(PATIENCE)).startsWith("2 of ");
        } finally {
            shared.close();
        }
    }

    private static String told(Readable row) {
        return row.get("twice", Integer.class) + " of " + row.get("backend", Integer.class);
    }

    private static Mono<String> get(String path) {
        return client.get().uri(path).responseSingle((response, body) ->
                body.asString().defaultIfEmpty("").map(text -> response.status().code() + " " + text));
    }

    private static Lookups lookups() {
        return edge.bean(Lookups.class);
    }

    private static EventLoop loop() {
        return (EventLoop) edge.bean(LoopResources.class).onServer(true).iterator().next();
    }

    private static long loops() {
        long number = 0;
        for (var _ : edge.bean(LoopResources.class).onServer(true)) {
            number++;
        }
        return number;
    }

    /** The same database, whose server gives no statement up. */
    private static ConnectionFactory withoutLimits() {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(edge.database.r2dbcUrl()).mutate()
                .option(ConnectionFactoryOptions.USER, edge.database.user())
                .option(ConnectionFactoryOptions.PASSWORD, edge.database.password()).build());
    }
}
