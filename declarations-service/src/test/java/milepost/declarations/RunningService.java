package milepost.declarations;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.consume.FailureClass;
import milepost.platform.testkit.Springlike;
import milepost.platform.testkit.TestKafka;
import milepost.platform.testkit.TestPostgres;
import milepost.platform.testkit.TestTokens;
import milepost.platform.testkit.openapi.Described;
import milepost.platform.web.Json;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** The whole service on a real PostgreSQL and a real Kafka, once for all tests; the other services are played by {@link Others}. */
public final class RunningService {

    public static final String PATH = "/api/v3/participant-declarations";

    static {
        // it takes longest to start, and everything else goes on meanwhile
        TestKafka.address();
    }

    private static final TestPostgres.Database DATABASE = TestPostgres.freshDatabase("declarations");
    private static final ConfigurableApplicationContext CONTEXT = start();

    /** An answer as a test looks at it. */
    public record Got(int status, JsonNode body, HttpHeaders headers) {

        public String id() {
            return body.at("/data/id").asString();
        }

        public String state() {
            return body.at("/data/attributes/state").asString();
        }

        public JsonNode attribute(String name) {
            return body.at("/data/attributes/" + name);
        }

        public List<String> codes() {
            return body.path("errors").values().stream().map(error -> error.path("code").asString()).toList();
        }
    }

    public static Got post(World world, Map<String, Object> attributes) {
        return post(world.provider, World.NOW, attributes);
    }

    public static Got post(UUID provider, Instant clock, Map<String, Object> attributes) {
        return send(TestTokens.provider(provider, clock), "POST", PATH,
                Map.of("data", Map.of("type", "participant-declaration", "attributes", attributes)));
    }

    public static Got get(UUID provider, String path) {
        return send(TestTokens.provider(provider, World.NOW), "GET", path, null);
    }

    public static Got takeBack(UUID provider, String id) {
        return send(TestTokens.provider(provider, World.NOW), "PUT", PATH + "/" + id + "/void", null);
    }

    public static Got operator(String method, String path, Object body, String... scopes) {
        return send(TestTokens.operator(scopes), method, path, body);
    }

    public static Got peer(String path) {
        return send(TestTokens.internal("statements-service"), "GET", path, null);
    }

    public static Got send(String token, String method, String path, Object body) {
        return send(token, method, path, body, Map.of());
    }

    public static Got send(String token, String method, String path, Object body, Map<String, String> headers) {
        return sendRaw(token, method, path, body == null ? null : Json.exact().writeValueAsBytes(body), headers);
    }

    public static Got sendRaw(String token, String method, String path, byte[] body) {
        return sendRaw(token, method, path, body, Map.of());
    }

    public static Got sendRaw(String token, String method, String path, byte[] body, Map<String, String> headers) {
        EntityExchangeResult<byte[]> answer = exchange(token, method, path, body, headers);
        byte[] bytes = answer.getResponseBodyContent();
        return new Got(answer.getStatus().value(), Json.exact().readTree(bytes == null || bytes.length == 0 ? "null".getBytes() : bytes),
                answer.getResponseHeaders());
    }

    /** A file that is small enough to be held. */
    public static String file(UUID provider, String path) {
        EntityExchangeResult<byte[]> answer = exchange(TestTokens.provider(provider, World.NOW), "GET", path, null, Map.of());
        byte[] bytes = answer.getResponseBodyContent();
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        if (answer.getStatus().value() != 200) {
            throw new AssertionError(path + " answers " + answer.getStatus() + " " + text);
        }
        return text;
    }

    public static String address() {
        return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
    }

    private static EntityExchangeResult<byte[]> exchange(String token, String method, String path, byte[] body, Map<String, String> headers) {
        var request = WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(20)).filter(Described::held).build()
                .method(HttpMethod.valueOf(method)).uri(URI.create(address() + path))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token).headers(all -> headers.forEach(all::set));
        return (body == null ? request : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body)).exchange().expectBody().returnResult();
    }

    /** As the record of a topic would be applied. */
    public static void hears(Snapshot... snapshots) {
        for (Snapshot snapshot : snapshots) {
            apply(projections(snapshot.topic())
                    .concatMap(projection -> projection.fold(snapshot).filter(Boolean::booleanValue).flatMap(_ -> projection.converge(snapshot))));
        }
    }

    /** As records that one poll brought would be applied. */
    public static void hearsTogether(Snapshot... snapshots) {
        apply(projections(snapshots[0].topic()).concatMap(projection -> projection.fold(List.of(snapshots)).flatMap(projection::converge)));
    }

    /** Remembered but not acted upon, as while rebuilding. */
    public static void folds(Snapshot snapshot) {
        apply(projections(snapshot.topic()).concatMap(projection -> projection.fold(snapshot)));
    }

    private static Flux<Projection> projections(String topic) {
        return Flux.fromIterable(CONTEXT.getBeansOfType(Projection.class).values()).filter(projection -> projection.topic().equals(topic));
    }

    /** As a consumer does it: whoever lost a race for a lock tries again. */
    private static void apply(Flux<?> records) {
        records.then().as(CONTEXT.getBean(TransactionalOperator.class)::transactional)
                .retryWhen(Retry.fixedDelay(50, Duration.ofMillis(100)).filter(failure -> FailureClass.of(failure) == FailureClass.OUTAGE)).block();
    }

    public static Others others() {
        return CONTEXT.getBean(Others.class);
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static <T> Map<String, T> beans(Class<T> type) {
        return CONTEXT.getBeansOfType(type);
    }

    public static List<Map<String, String>> rows(String sql) {
        try (var connection = DATABASE.connect(); var statement = connection.createStatement(); var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, String>>();
            while (found.next()) {
                var row = new java.util.LinkedHashMap<String, String>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.put(found.getMetaData().getColumnLabel(column), found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    public static void execute(String sql) {
        try (var connection = DATABASE.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** For a test that holds something back. */
    public static Connection connect() throws SQLException {
        return DATABASE.connect();
    }

    private static ConfigurableApplicationContext start() {
        Map<String, Object> properties = Springlike.properties("declarations-service", DATABASE);
        // the sweeps that a test runs itself find what it has prepared, unless the service finds it first
        properties.put("milepost.messaging.sweep-interval", "1h");
        ConfigurableApplicationContext context = new SpringApplication(DeclarationsService.class, PlayedOthers.class).run(Springlike.arguments(properties));
        TestKafka.awaitReady();
        return context;
    }

    @Configuration
    static class PlayedOthers {
        @Bean
        Others others() {
            return new Others();
        }
    }

    private RunningService() {
    }
}
