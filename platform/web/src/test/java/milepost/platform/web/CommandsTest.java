package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RequestPredicates.DELETE;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class CommandsTest {

    /** Gates by name: a command waits until its gate is opened. */
    private static final Map<String, CompletableFuture<Void>> GATES = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();

    private static RunningEdge edge;
    private static WebTestClient client;

    @Configuration
    static class Served {

        @Bean
        Routes routes(Commands commands, DatabaseClient db, TransactionalOperator transaction,
                                              ErrorAnswers errors) {
            var impatient = new Commands(transaction, new IdempotencyRecords(db), new Attempts() {
                @Override
                public <T> Mono<T> around(Supplier<Mono<T>> attempt) {
                    return Mono.defer(attempt);
                }
            }, errors, Duration.ofMillis(200));
            var served = route(POST("/add/{name}"), request -> Bodies.raw(request, Bodies.LIMIT)
                            .flatMap(body -> commands.run(request, body, () -> add(db, request)
                                    .then(Mono.fromSupplier(() -> Answer.ok(Json.bytes(Map.of("run", runs(request))))))
                                    .as(transaction::transactional))))
                    .andRoute(POST("/impatient/{name}"), request -> impatient.run(request, () -> add(db, request)
                            .thenReturn(Answer.created(Json.bytes(Map.of("a", 1))))))
                    .andRoute(POST("/refuse/{name}"), request -> commands.run(request, () -> add(db, request)
                            .then(Mono.error(new Refused(422, ApiError.of("base", "no", "No."))))))
                    .andRoute(POST("/attempt/{name}"), request -> commands.run(request, () -> add(db, request)
                            .thenReturn(Answer.refused(422, List.of(ApiError.of("base", "no", "No."))))))
                    .andRoute(POST("/conflict/{name}"), request -> commands.run(request, () -> add(db, request)
                            .then(Mono.defer(() -> runs(request) < 3 ? Mono.error(new CannotAcquireLockException("stale"))
                                    : Mono.just(Answer.ok(Json.bytes(Map.of("run", runs(request)))))))))
                    .andRoute(POST("/secret/{name}"), request -> commands.runWithoutReplay(request, () -> add(db, request)
                            .thenReturn(Answer.created(Json.bytes(Map.of("token", "s3cret"))))))
                    .andRoute(POST("/asking/{name}"), request -> commands.run(request, () -> add(db, request)
                            .then(Mono.defer(() -> runs(request) == 1 ? Mono.error(new OwnerMustBeAsked())
                                    : Mono.just(Answer.ok(Json.bytes(Map.of("run", runs(request)))))))))
                    .andRoute(DELETE("/thing/{name}"), request -> commands.run(request, () -> add(db, request)
                            .thenReturn(Answer.noContent())));
            return router -> router.add(served);
        }

        /** As AskTheOwner does: an attempt may end by asking, and is then made once more. */
        @Bean
        Attempts attempts() {
            return new Attempts() {
                @Override
                public <T> Mono<T> around(Supplier<Mono<T>> attempt) {
                    return Mono.defer(attempt).onErrorResume(OwnerMustBeAsked.class, _ -> Mono.defer(attempt));
                }
            };
        }

        private static Mono<Void> add(DatabaseClient db, ServerRequest request) {
            var name = request.pathVariable("name");
            RUNS.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
            return db.sql("INSERT INTO effect (name) VALUES ($1)").bind(0, name).then()
                    .then(Mono.fromFuture(() -> GATES.getOrDefault(name, CompletableFuture.completedFuture(null)), true)
                            .publishOn(Schedulers.parallel()));
        }

        private static int runs(ServerRequest request) {
            return RUNS.get(request.pathVariable("name")).get();
        }
    }

    private static final class OwnerMustBeAsked extends RuntimeException {}

    @BeforeAll
    static void start() {
        edge = RunningEdge.with(Served.class);
        client = edge.asOperator();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void theSameCommandAgainIsReplayedByteForByte() {
        var first = post("/add/replayed", "key-1", "{\"a\":1}");
        var second = post("/add/replayed", "key-1", "{\"a\":1}");

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(first.getResponseHeaders().containsHeader("Idempotent-Replayed")).isFalse();
        assertThat(second.getResponseHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(effects("replayed")).isEqualTo(1);
    }

    @Test
    void withoutAKeyEveryCommandRuns() {
        post("/add/keyless", null, "{}");
        post("/add/keyless", null, "{}");

        assertThat(effects("keyless")).isEqualTo(2);
    }

    @Test
    void twentyAtOnceHaveOneEffectAndTwentyEqualAnswers() {
        GATES.put("crowd", new CompletableFuture<>());
        var answers = IntStream.range(0, 20)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post("/add/crowd", "crowd-key", "{}"), Thread::startVirtualThread))
                .toList();
        await().atMost(Duration.ofSeconds(30)).until(() -> RUNS.containsKey("crowd"));
        GATES.get("crowd").completeAsync(() -> null, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        var results = answers.stream().map(CompletableFuture::join).toList();

        assertThat(results).allMatch(result -> result.getStatus().value() == 200);
        assertThat(results.stream().map(result -> new String(result.getResponseBody(), StandardCharsets.UTF_8)).distinct())
                .containsExactly("{\"run\":1}");
        assertThat(results.stream().filter(result -> result.getResponseHeaders().containsHeader("Idempotent-Replayed"))).hasSize(19);
        assertThat(effects("crowd")).isEqualTo(1);
    }

    @Test
    void aDuplicateThatWaitsTooLongIsToldSo() {
        GATES.put("slow", new CompletableFuture<>());
        var first = CompletableFuture.supplyAsync(() -> post("/impatient/slow", "slow-key", "{}"), Thread::startVirtualThread);
        await().atMost(Duration.ofSeconds(30)).until(() -> RUNS.containsKey("slow"));

        var second = post("/impatient/slow", "slow-key", "{}");

        assertThat(second.getStatus().value()).isEqualTo(409);
        assertThat(text(second)).contains("idempotency_key_in_use");
        GATES.get("slow").complete(null);
        assertThat(first.join().getStatus().value()).isEqualTo(201);
        assertThat(effects("slow")).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyOrQueryIsRefused() {
        post("/add/reused", "key-2", "{\"a\":1}");

        for (var other : List.of(post("/add/reused", "key-2", "{\"a\":2}"), post("/add/reused?dry_run=true", "key-2", "{\"a\":1}"))) {
            assertThat(other.getStatus().value()).isEqualTo(422);
            assertThat(text(other)).contains("idempotency_key_reused");
        }
        assertThat(effects("reused")).isEqualTo(1);
    }

    @Test
    void aKeyCountsPerCallerMethodAndPath() {
        post("/add/scope-a", "shared", "{}");
        post("/add/scope-b", "shared", "{}");
        for (int i = 0; i < 2; i++) {
            edge.as(edge.providerToken(UUID.randomUUID())).post().uri("/add/scope-a").header("Idempotency-Key", "shared")
                    .bodyValue("{}").exchange().expectStatus().isOk().expectHeader().doesNotExist("Idempotent-Replayed");
        }

        assertThat(effects("scope-a")).isEqualTo(3);
        assertThat(effects("scope-b")).isEqualTo(1);
    }

    @Test
    void aRefusalRollsBackAndIsJudgedAgain() {
        for (int i = 0; i < 2; i++) {
            assertThat(post("/refuse/refused", "key-3", "{}").getStatus().value()).isEqualTo(422);
        }

        assertThat(RUNS.get("refused").get()).isEqualTo(2);
        assertThat(effects("refused")).isZero();
        assertThat(keys("/refuse/refused")).isZero();
    }

    @Test
    void aRefusingAnswerKeepsWhatWasWrittenButNotTheKey() {
        for (int i = 0; i < 2; i++) {
            var refused = post("/attempt/attempted", "key-4", "{}");
            assertThat(refused.getStatus().value()).isEqualTo(422);
            assertThat(text(refused)).contains("\"errors\":[{\"title\":\"base\"");
        }

        assertThat(effects("attempted")).isEqualTo(2);
        assertThat(keys("/attempt/attempted")).isZero();
    }

    @Test
    void aConflictWithAnotherTransactionIsTriedAgain() {
        assertThat(text(post("/conflict/contended", "key-5", "{}"))).isEqualTo("{\"run\":3}");
        assertThat(effects("contended")).isEqualTo(1);
    }

    @Test
    void anAttemptThatEndedByAskingTheOwnerLeavesNothingBehind() {
        assertThat(text(post("/asking/asked", "key-8", "{}"))).isEqualTo("{\"run\":2}");
        assertThat(effects("asked")).isEqualTo(1);
        assertThat(post("/asking/asked", "key-8", "{}").getResponseHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void aSecretIsNotToldTwice() {
        assertThat(post("/secret/token", "key-6", "{}").getStatus().value()).isEqualTo(201);

        var again = post("/secret/token", "key-6", "{}");

        assertThat(again.getStatus().value()).isEqualTo(409);
        assertThat(text(again)).contains("idempotency_key_already_used").doesNotContain("s3cret");
        assertThat(effects("token")).isEqualTo(1);
        assertThat(edge.count("SELECT count(*) FROM idempotency WHERE position('s3cret'::bytea IN body) > 0")).isZero();
    }

    @Test
    void anAnswerWithoutBodyIsReplayedToo() {
        for (var replayed : new Boolean[] {null, true}) {
            client.delete().uri("/thing/gone").header("Idempotency-Key", "key-7").exchange().expectStatus().isNoContent()
                    .expectHeader().values("Idempotent-Replayed",
                            values -> assertThat(values).isEqualTo(replayed == null ? null : List.of("true")));
        }
        assertThat(effects("gone")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "ümlaut"})
    void aKeyOfStrangeShapeIsRefused(String key) {
        var answer = post("/add/strange", key, "{}");

        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(text(answer)).contains("idempotency_key_invalid");
        assertThat(post("/add/strange", "k".repeat(256), "{}").getStatus().value()).isEqualTo(400);
        assertThat(effects("strange")).isZero();
    }

    @Test
    void aClientThatLeavesDoesNotStopTheCommand() throws Exception {
        GATES.put("left", new CompletableFuture<>());
        leave(edge, "left");
        // the server has noticed once it serves others on; then the command may go on
        client.post().uri("/add/other").bodyValue("{}").exchange().expectStatus().isOk();
        GATES.get("left").completeAsync(() -> null, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

        await().atMost(Duration.ofSeconds(30)).until(() -> effects("left") == 1);
        var told = post("/add/left", "left-key", "{}");
        assertThat(told.getResponseHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(text(told)).isEqualTo("{\"run\":1}");
    }

    @Test
    void atShutdownCommandsWhoseClientsLeftAreWaitedFor() throws Exception {
        GATES.put("last", new CompletableFuture<>());
        leave(edge, "last");
        assertThat(effects("last")).isZero();
        GATES.get("last").completeAsync(() -> null, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));

        edge.bean(SeenThrough.class).close();

        assertThat(effects("last")).isEqualTo(1);
    }

    /** Sends a command and resets the connection, as a client does that dies, once the command is running. */
    private static void leave(RunningEdge edge, String name) throws IOException {
        try (var socket = new Socket("127.0.0.1", edge.port())) {
            socket.getOutputStream().write(("POST /add/" + name + " HTTP/1.1\r\nHost: x\r\nIdempotency-Key: " + name + "-key\r\n"
                    + "Authorization: Bearer " + edge.operatorToken() + "\r\nContent-Length: 2\r\n\r\n{}")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> RUNS.containsKey(name));
            socket.setSoLinger(true, 0);
        }
    }

    @Test
    void answersAreForgottenAfterThreeDaysInBoundedBatches() {
        var db = edge.bean(DatabaseClient.class);
        db.sql("""
                INSERT INTO idempotency (scope, key, fingerprint, status, recorded_at)
                SELECT 'old', n::text, decode(repeat('00', 32), 'hex'), 200, clock_timestamp() - make_interval(hours => 70 + n)
                FROM generate_series(1, 10) AS n""").then().block();
        var records = new IdempotencyRecords(db);

        assertThat(records.cleanUp(5).block()).isEqualTo(5);
        assertThat(records.cleanUp(5).block()).isEqualTo(4);

        assertThat(edge.count("SELECT count(*) FROM idempotency WHERE scope = 'old'")).isEqualTo(1);
        edge.bean(IdempotencyCleanUp.class).cleanUp().block();
    }

    @Test
    void anAuditRecordSaysWhoWhatWhenAndWhy() {
        var trace = RequestTrace.fresh();
        edge.bean(Audit.class).record(new Caller.Operator(Set.of("finance"), RunningEdge.OPERATOR),
                Instant.parse("2026-09-01T10:00:00Z"), "void", "declaration", "d-1", Map.of("reason", "entered twice"))
                .contextWrite(trace::into).block();

        assertThat(edge.count("""
                SELECT count(*) FROM audit WHERE actor = 'operator:33333333-3333-4333-8333-333333333333'
                AND effective_at = '2026-09-01T10:00:00Z' AND reason = '{"reason": "entered twice"}' AND request_id = '%s'"""
                .formatted(trace.requestId()))).isEqualTo(1);
    }

    private static EntityExchangeResult<byte[]> post(String path, String key, String body) {
        return client.post().uri(path).contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .bodyValue(body).exchange().expectBody().returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> result) {
        return new String(result.getResponseBody(), StandardCharsets.UTF_8);
    }

    private static long effects(String name) {
        return edge.count("SELECT count(*) FROM effect WHERE name = '" + name + "'");
    }

    private static long keys(String path) {
        return edge.count("SELECT count(*) FROM idempotency WHERE scope LIKE '%" + path + "'");
    }
}
