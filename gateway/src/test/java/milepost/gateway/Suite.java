package milepost.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import milepost.gateway.routes.Service;
import milepost.platform.testkit.Springlike;
import milepost.platform.testkit.TestPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;

/**
 * A gateway in front of four upstreams, on a database of its own. Short patience, so that a slow upstream is slow soon. It lives as
 * long as the test JVM: closing one context would take the network threads from all others.
 */
final class Suite {

    static final String OPERATOR_TOKEN = "mp_test_bootstrap-operator-token-of-the-tests";
    static final String LIVE_OPERATOR_TOKEN = "mp_live_operator-token-of-the-tests";
    static final Duration READ_PATIENCE = Duration.ofSeconds(2);
    static final Duration COMMAND_PATIENCE = Duration.ofSeconds(5);
    static final Duration REPORT_PATIENCE = Duration.ofSeconds(15);

    private static Suite sandbox;
    private static Suite live;

    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
    private final TestPostgres.Database database = TestPostgres.freshDatabase("milepost_gateway");
    private final ConfigurableApplicationContext context;

    /** The gateway of a sandbox, shared by tests that do not mind each other. */
    static synchronized Suite sandbox() {
        if (sandbox == null) {
            sandbox = new Suite(Map.of("milepost.bootstrap-operator-token-file", file(OPERATOR_TOKEN), "milepost.limits.per-address", "1000000"));
        }
        return sandbox.reset();
    }

    /** A gateway that is no sandbox. */
    static synchronized Suite live() {
        if (live == null) {
            live = new Suite(Map.of("milepost.sandbox", "false", "milepost.operators-file", file(sha256(LIVE_OPERATOR_TOKEN) + " tokens the first operator")));
        }
        return live.reset();
    }

    Suite(Map<String, String> more) {
        Map<String, Object> properties = Springlike.withoutKafka("gateway", database);
        for (Service service : Service.values()) {
            Upstream upstream = new Upstream();
            upstreams.put(service, upstream);
            properties.put("milepost.peers." + service.processName(), upstream.uri());
        }
        properties.put("milepost.patience.read", READ_PATIENCE.toMillis() + "ms");
        properties.put("milepost.patience.command", COMMAND_PATIENCE.toMillis() + "ms");
        properties.put("milepost.patience.report", REPORT_PATIENCE.toMillis() + "ms");
        properties.put("milepost.last-use-written-every", "100ms");
        properties.putAll(more);
        context = SpringApplication.run(Gateway.class, Springlike.arguments(properties));
    }

    Suite reset() {
        upstreams.values().forEach(Upstream::reset);
        return this;
    }

    Upstream upstream(Service service) {
        return upstreams.get(service);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    TestPostgres.Database database() {
        return database;
    }

    /** A client that sends nothing of its own accord. */
    WebTestClient client() {
        return unpooled().baseUrl("http://127.0.0.1:" + port()).responseTimeout(Duration.ofSeconds(20)).build();
    }

    WebTestClient client(String token) {
        return client().mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }

    WebTestClient management() {
        return unpooled().baseUrl("http://127.0.0.1:" + managementPort()).build();
    }

    /** Tests that look at a status alone leave its body unread, which would keep a connection of a pool until there is none left. */
    private static WebTestClient.Builder unpooled() {
        return WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()));
    }

    HttpClient raw() {
        return HttpClient.newConnection().baseUrl("http://127.0.0.1:" + port());
    }

    /** A provider's token, put straight into the table. */
    String providerToken(UUID provider) {
        return insert("provider", provider, "{}", "NULL");
    }

    String providerToken() {
        return providerToken(UUID.randomUUID());
    }

    String providerTokenExpiring(String sqlInstant) {
        return insert("provider", UUID.randomUUID(), "{}", sqlInstant);
    }

    String operatorToken(String... scopes) {
        return insert("operator", null, "{" + String.join(",", scopes) + "}", "NULL");
    }

    /** The row behind a token's text. */
    UUID idOf(String token) {
        return UUID.fromString(query("SELECT id::text FROM access_token WHERE token_hash = '" + hash(token) + "'"));
    }

    String query(String sql) {
        try (Connection connection = database.connect(); var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String insert(String role, UUID provider, String scopes, String expiresAt) {
        String token = "mp_test_" + UUID.randomUUID();
        execute("""
                INSERT INTO access_token (id, token_hash, role, lead_provider_id, scopes, description, expires_at)
                VALUES ('%s', '%s', '%s', %s, '%s', 'a test', %s)
                """.formatted(UUID.randomUUID(), hash(token), role, provider == null ? "NULL" : "'" + provider + "'", scopes, expiresAt));
        return token;
    }

    private static String hash(String token) {
        return "\\x" + sha256(token);
    }

    static String sha256(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String file(String text) {
        try {
            Path file = Files.createTempFile("operator", ".token",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            file.toFile().deleteOnExit();
            return Files.writeString(file, text + "\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
