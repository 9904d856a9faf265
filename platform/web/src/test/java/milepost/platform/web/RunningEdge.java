package milepost.platform.web;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.platform.testkit.TestPostgres;
import milepost.platform.testkit.TestTokens;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;

/** A real server with the whole edge, real keys and a real database, around the routes of one test. */
final class RunningEdge implements AutoCloseable {

    static final UUID OPERATOR = UUID.fromString("33333333-3333-4333-8333-333333333333");

    final TestPostgres.Database database = TestPostgres.freshDatabase("edge");
    private static final RSAKey GATEWAY = TestTokens.key("gateway");
    private static final RSAKey OWN = TestTokens.key("statements-service");
    private final ConfigurableApplicationContext context;

    private RunningEdge(Class<?> routes, String... properties) throws IOException, SQLException {
        try (var connection = database.connect(); var statement = connection.createStatement();
                var script = getClass().getResourceAsStream("/db/platform/web/V0.1__idempotency_and_audit.sql")) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("CREATE TABLE effect (name text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())");
        }
        var directory = Files.createTempDirectory("keys");
        var jwks = Files.writeString(directory.resolve("jwks.json"),
                new JWKSet(List.of(GATEWAY.toPublicJWK(), OWN.toPublicJWK())).toString());
        var signing = Files.writeString(directory.resolve("own.json"), OWN.toJSONString());
        context = new SpringApplicationBuilder(Service.class, routes).web(WebApplicationType.REACTIVE)
                .properties("spring.config.import=classpath:milepost/edge.yml", "server.port=0", "management.server.port=0",
                        "spring.application.name=statements-service",
                        "spring.r2dbc.url=" + database.r2dbcUrl(), "spring.r2dbc.username=" + database.user(),
                        "spring.r2dbc.password=" + database.password(),
                        "milepost.keys.jwks=" + jwks, "milepost.keys.private=" + signing)
                .properties(properties)
                .run();
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(WebEdge.class)
    static class Service {}

    static RunningEdge with(Class<?> routes, String... properties) {
        try {
            return new RunningEdge(routes, properties);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    WebTestClient management() {
        return unpooled().responseTimeout(Duration.ofSeconds(20))
                .baseUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port")).build();
    }

    /** Tests that look at a status alone leave its body unread, which would keep a connection of a pool until there is none left. */
    private static WebTestClient.Builder unpooled() {
        return WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()));
    }

    WebTestClient asOperator() {
        return as(operatorToken());
    }

    WebTestClient as(String token) {
        return unpooled().baseUrl("http://127.0.0.1:" + port()).responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Authorization", "Bearer " + token).build();
    }

    String operatorToken() {
        return new InnerTokens(GATEWAY, Clock.systemUTC()).operator(OPERATOR, Set.of("intake", "finance"), null);
    }

    String providerToken(UUID provider) {
        return new InnerTokens(GATEWAY, Clock.systemUTC()).provider(UUID.randomUUID(), provider, null);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    long count(String sql) {
        return bean(DatabaseClient.class).sql(sql).map(row -> row.get(0, Long.class)).one().block(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        context.close();
    }
}
