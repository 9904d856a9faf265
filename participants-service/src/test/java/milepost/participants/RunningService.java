package milepost.participants;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.messaging.ApplicationsProjection;
import milepost.participants.messaging.Published;
import milepost.platform.messaging.InternalCalls;
import milepost.platform.testkit.Springlike;
import milepost.platform.testkit.TestPostgres;
import milepost.platform.testkit.TestTokens;
import milepost.platform.web.Json;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The whole service on a real PostgreSQL and a real Kafka, once for all tests; applications-service is played by {@link Owner}. */
public final class RunningService {

    private static final TestPostgres.Database DATABASE = TestPostgres.freshDatabase("participants");
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningService() {
    }

    public static WebTestClient as(LeadProviderId provider) {
        return with(TestTokens.provider(provider.value()));
    }

    public static WebTestClient operator(String... scopes) {
        return with(TestTokens.operator(scopes));
    }

    public static WebTestClient peer() {
        return with(TestTokens.internal("applications-service"));
    }

    public static WebTestClient management() {
        return client("local.management.port").build();
    }

    public static Owner owner() {
        return CONTEXT.getBean(Owner.class);
    }

    /** As the record of a topic would be applied. */
    public static void hears(ApplicationCopy application) {
        var projection = CONTEXT.getBean(ApplicationsProjection.class);
        var snapshot = Published.application(application);
        projection.fold(snapshot).then(projection.converge(snapshot)).as(CONTEXT.getBean(TransactionalOperator.class)::transactional).block();
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static List<Map<String, Object>> rows(String sql) {
        try (var connection = DATABASE.connect(); var statement = connection.createStatement(); var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, Object>>();
            while (found.next()) {
                var row = new ConcurrentHashMap<String, Object>();
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

    private static WebTestClient with(String token) {
        return client("local.server.port").defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token).build();
    }

    private static WebTestClient.Builder client(String port) {
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty(port));
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplication(ParticipantsService.class, PlayedOwner.class)
                .run(Springlike.arguments(Springlike.properties("participants-service", DATABASE)));
    }

    @Configuration
    static class PlayedOwner {
        @Bean
        Owner owner() {
            return new Owner();
        }
    }

    /** What applications-service would answer, and whether it is there at all. */
    public static final class Owner implements InternalCalls {

        private final Map<String, List<ApplicationCopy>> known = new ConcurrentHashMap<>();
        private final AtomicBoolean down = new AtomicBoolean();
        private final AtomicInteger asked = new AtomicInteger();

        public void knows(ApplicationCopy application) {
            known.computeIfAbsent(application.participant().toString(), _ -> new ArrayList<>()).add(application);
        }

        public int timesAskedDuring(Runnable work) {
            int before = asked.get();
            work.run();
            return asked.get() - before;
        }

        public void downDuring(Runnable work) {
            down.set(true);
            try {
                work.run();
            } finally {
                down.set(false);
            }
        }

        @Override
        public Mono<byte[]> get(String service, String path, Map<String, String> query) {
            return Mono.fromSupplier(() -> {
                asked.incrementAndGet();
                if (down.get()) {
                    throw new IllegalStateException("applications-service is down");
                }
                if (!service.equals("applications-service") || !path.equals("/internal/snapshots/applications")) {
                    throw new IllegalStateException("nobody answers " + service + path);
                }
                return answer(known.getOrDefault(query.get("participant_id"), List.of()));
            });
        }

        private static byte[] answer(List<ApplicationCopy> applications) {
            return Json.exact().writeValueAsBytes(Map.of("snapshots", applications.stream().map(application -> Map.of(
                    "topic", "milepost.applications", "type", "milepost.application.v1", "key", application.id().toString(),
                    "version", application.version(), "recorded_at", application.effectiveAt(),
                    "payload", Published.payload(application))).toList()));
        }
    }

    /** A new person of this name, known to the service. */
    public static ParticipantId person(String name) {
        var id = new ParticipantId(java.util.UUID.randomUUID());
        operator("intake").put().uri("/operator/v1/participants/" + id).bodyValue(Map.of("full_name", name, "email", id + "@example.org"))
                .exchange().expectStatus().isOk();
        return id;
    }
}
