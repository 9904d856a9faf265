package milepost.applications;

import io.netty.channel.ChannelOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.applications.messaging.StaleApplications;
import milepost.applications.postgres.CountedPages;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Springlike;
import milepost.platform.testkit.TestKafka;
import milepost.platform.testkit.TestPostgres;
import milepost.platform.testkit.TestTokens;
import milepost.platform.testkit.openapi.Described;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The whole service on a real PostgreSQL and a real Kafka, once for all tests; participants- and declarations-service are played. */
public final class RunningService {

    public static final PlayedParticipants PARTICIPANTS = new PlayedParticipants();
    public static final PlayedDeclarations DECLARATIONS = new PlayedDeclarations();
    /** 3,000 documents, and room to spare. */
    private static final int LARGEST_PAGE = 16 << 20;
    static {
        // it takes longest to start, and everything else goes on meanwhile
        TestKafka.address();
    }

    private static final TestPostgres.Database DATABASE = TestPostgres.freshDatabase("applications");
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningService() {
    }

    public static WebTestClient as(UUID provider) {
        return with(TestTokens.provider(provider));
    }

    public static WebTestClient as(UUID provider, Instant clock) {
        return with(TestTokens.provider(provider, clock));
    }

    public static WebTestClient operator(String... scopes) {
        return with(TestTokens.operator(scopes));
    }

    public static WebTestClient peer() {
        return with(TestTokens.internal("participants-service"));
    }

    public static WebTestClient management() {
        return client("local.management.port").build();
    }

    /** As the record of a topic would be applied. */
    public static void hears(Snapshot snapshot) {
        Projection projection = of(snapshot);
        projection.fold(snapshot).filter(applied -> applied).flatMap(_ -> projection.converge(snapshot))
                .as(bean(TransactionalOperator.class)::transactional).block();
    }

    /** As a rebuild folds a record: remembered, without consequence. */
    public static void remembers(Snapshot snapshot) {
        of(snapshot).fold(snapshot).as(bean(TransactionalOperator.class)::transactional).block();
    }

    private static Projection of(Snapshot snapshot) {
        return CONTEXT.getBeanProvider(Projection.class).stream().filter(it -> it.topic().equals(snapshot.topic())).findFirst().orElseThrow();
    }

    /** One round of the sweep. */
    public static void sweeps() {
        bean(StaleApplications.class).repair(null, 1000).as(bean(TransactionalOperator.class)::transactional).block();
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static List<Map<String, String>> rows(String sql) {
        try (var connection = DATABASE.connect(); var statement = connection.createStatement(); var found = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.put(found.getMetaData().getColumnLabel(column), String.valueOf(found.getObject(column)));
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

    public static String url() {
        return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
    }

    private static WebTestClient with(String token) {
        return client("local.server.port").defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token).build();
    }

    private static WebTestClient.Builder client(String port) {
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty(port))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_PAGE))
                .filter(Described::held)
                .responseTimeout(Duration.ofSeconds(20));
    }

    private static ConfigurableApplicationContext start() {
        Map<String, Object> properties = Springlike.properties("applications-service", DATABASE);
        properties.put("milepost.peers.participants-service", PARTICIPANTS.url());
        properties.put("milepost.peers.declarations-service", DECLARATIONS.url());
        ConfigurableApplicationContext context = new SpringApplication(ApplicationsService.class, Measured.class).run(Springlike.arguments(properties));
        TestKafka.awaitReady();
        return context;
    }

    /** So that it can be told how much of an answer the service holds: what is read is counted, and the network takes little of it. */
    @Configuration
    static class Measured {
        private static final int SENT_AT_A_TIME = 65_536;

        @Bean
        static BeanPostProcessor countedPages() {
            return CountedPages.everywhere();
        }

        @Bean
        NettyServerCustomizer littleInTheNetwork() {
            return server -> server.childOption(ChannelOption.SO_SNDBUF, SENT_AT_A_TIME);
        }
    }
}
