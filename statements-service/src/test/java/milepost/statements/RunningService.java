package milepost.statements;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.platform.messaging.InternalCalls;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Springlike;
import milepost.platform.testkit.TestKafka;
import milepost.platform.testkit.TestPostgres;
import milepost.platform.testkit.TestTokens;
import milepost.platform.testkit.openapi.Described;
import milepost.platform.web.Json;
import milepost.statements.application.NightlyCutOff;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The whole service on a real PostgreSQL and a real Kafka, once for all tests; applications-service is played. */
public final class RunningService {

    static {
        // it takes longest to start, and everything else goes on meanwhile
        TestKafka.address();
    }

    /** A page of more documents than are read at a time, and room to spare. */
    private static final int LARGEST_PAGE = 4 << 20;

    private static final TestPostgres.Database DATABASE = TestPostgres.freshDatabase("statements_http");
    private static final PlayedPeers PEERS = new PlayedPeers();
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningService() {
    }

    /** An answer as a test looks at it. */
    public record Got(int status, JsonNode body, HttpHeaders headers) {

        public String text(String pointer) {
            return body.at(pointer).asString();
        }

        public List<String> codes() {
            return body.path("errors").values().stream().map(error -> error.path("code").asString()).toList();
        }
    }

    public static Got operator(String method, String path, @Nullable Object body) {
        return send(TestTokens.operator(), method, "/operator/v1" + path, body);
    }

    public static Got operator(Instant clock, String method, String path, @Nullable Object body) {
        return send(TestTokens.operator(clock), method, "/operator/v1" + path, body);
    }

    /** Files of a form, each with its text. */
    public static Got upload(String path, String idempotencyKey, Map<String, String> files) {
        return upload(TestTokens.operator(), path, idempotencyKey, files);
    }

    public static Got upload(String token, String path, String idempotencyKey, Map<String, String> files) {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        files.forEach((name, text) -> form.part(name, text.getBytes(StandardCharsets.UTF_8)).filename(name + ".csv"));
        return got(request(token, "POST", "/operator/v1" + path).header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.MULTIPART_FORM_DATA).bodyValue(form.build()));
    }

    /** A file as it is downloaded. */
    public static String download(String path) {
        return request(TestTokens.operator(), "GET", "/operator/v1" + path).exchange().expectStatus().isOk()
                .expectHeader().contentType("text/csv").expectBody(String.class).returnResult().getResponseBody();
    }

    /** What is said of a file that is downloaded. */
    public static HttpHeaders downloaded(String path) {
        return request(TestTokens.operator(), "GET", "/operator/v1" + path).exchange().expectStatus().isOk()
                .expectBody().returnResult().getResponseHeaders();
    }

    public static Got provider(UUID provider, String path) {
        return send(TestTokens.provider(provider), "GET", "/api/v3/statements" + path, null);
    }

    public static Got peer(String path) {
        return send(TestTokens.internal("declarations-service"), "GET", path, null);
    }

    public static Got send(String token, String method, String path, @Nullable Object body) {
        var request = request(token, method, path);
        return got(body == null ? request : request.contentType(MediaType.APPLICATION_JSON).bodyValue(Json.exact().writeValueAsBytes(body)));
    }

    private static RequestBodySpec request(String token, String method, String path) {
        return WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(20)).filter(Described::held)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_PAGE)).build()
                .method(HttpMethod.valueOf(method))
                .uri(URI.create(address() + path))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    private static Got got(RequestHeadersSpec<?> request) {
        var answer = request.exchange().expectBody().returnResult();
        byte[] bytes = answer.getResponseBodyContent();
        return new Got(answer.getStatus().value(),
                Json.exact().readTree(bytes == null || bytes.length == 0 ? "null".getBytes() : bytes), answer.getResponseHeaders());
    }

    /** The metrics as Prometheus reads them. */
    public static String metrics() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.management.port")).build()
                .get().uri("/actuator/prometheus").exchange().expectBody(String.class).returnResult().getResponseBody();
    }

    /** As the record of a topic would be applied. */
    public static void hears(Snapshot snapshot) {
        Flux.fromIterable(CONTEXT.getBeansOfType(Projection.class).values())
                .filter(projection -> projection.topic().equals(snapshot.topic()))
                .concatMap(projection -> projection.fold(snapshot).filter(Boolean::booleanValue)
                        .flatMap(_ -> projection.converge(snapshot)))
                .then().as(CONTEXT.getBean(TransactionalOperator.class)::transactional).block(Duration.ofSeconds(10));
    }

    /** As records of one topic that were polled together. */
    public static void hears(List<Snapshot> together) {
        Flux.fromIterable(CONTEXT.getBeansOfType(Projection.class).values())
                .filter(projection -> projection.topic().equals(together.getFirst().topic()))
                .concatMap(projection -> projection.fold(together).flatMap(projection::converge))
                .then().as(CONTEXT.getBean(TransactionalOperator.class)::transactional).block(Duration.ofSeconds(30));
    }

    public static Owner owner() {
        return CONTEXT.getBean(Owner.class);
    }

    /** The other services as a report asks them. */
    public static PlayedPeers peers() {
        return PEERS;
    }

    /** Where it is reached, for a test with a client of its own. */
    public static String address() {
        return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static List<String> rows(String sql) {
        try (var connection = DATABASE.connect(); var statement = connection.createStatement(); var found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Each in a transaction of its own. */
    public static void execute(String... statements) {
        try (var connection = DATABASE.connect(); var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(String.join("; ", statements), failed);
        }
    }

    private static ConfigurableApplicationContext start() {
        Map<String, Object> properties = Springlike.properties("statements-service", DATABASE);
        properties.putAll(PEERS.addresses());
        ConfigurableApplicationContext context = new SpringApplication(StatementsService.class, PlayedOwner.class)
                .run(Springlike.arguments(properties));
        TestKafka.awaitReady();
        // the cut-off at the start would close a statement of the first test, whose deadline is long over by the system's clock
        await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> !context.getBean(NightlyCutOff.class).isDue());
        return context;
    }

    @Configuration
    static class PlayedOwner {
        @Bean
        Owner owner() {
            return new Owner();
        }
    }

    /** applications-service with its catalogue. */
    public static final class Owner implements InternalCalls {

        private final Map<String, List<Map<String, Object>>> answers = new ConcurrentHashMap<>();
        private final AtomicInteger asked = new AtomicInteger();

        public void knows(String aggregate, Snapshot snapshot) {
            answers.computeIfAbsent("/internal/snapshots/" + aggregate, _ -> new ArrayList<>()).add(Map.of(
                    "topic", snapshot.topic(), "type", snapshot.type(), "key", snapshot.key(), "version", snapshot.version(),
                    "recorded_at", snapshot.recordedAt().toString(), "payload", Json.exact().readTree(snapshot.payload())));
        }

        public int timesAsked() {
            return asked.get();
        }

        @Override
        public Mono<byte[]> get(String service, String path, Map<String, String> query) {
            return Mono.fromSupplier(() -> {
                asked.incrementAndGet();
                return Json.exact().writeValueAsBytes(Map.of("snapshots", answers.getOrDefault(path, List.of())));
            });
        }
    }
}
