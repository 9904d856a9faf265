package milepost.participants;

import io.netty.channel.ChannelOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.http.ecf.CountedPages;
import milepost.participants.messaging.ApplicationsProjection;
import milepost.participants.messaging.CatalogueProjection;
import milepost.participants.messaging.DeclarationsProjection;
import milepost.participants.messaging.Published;
import milepost.platform.messaging.InternalCalls;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.consume.FailureClass;
import milepost.platform.testkit.Springlike;
import milepost.platform.testkit.TestKafka;
import milepost.platform.testkit.TestPostgres;
import milepost.platform.testkit.TestTokens;
import milepost.platform.testkit.openapi.Described;
import milepost.platform.web.Json;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The whole service on a real PostgreSQL and a real Kafka, once for all tests; the owners of its copies are played by {@link Owner}. */
public final class RunningService {

    static {
        // it takes longest to start, and everything else goes on meanwhile
        TestKafka.address();
    }

    private static final TestPostgres.Database DATABASE = TestPostgres.freshDatabase("participants");
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningService() {
    }

    public static WebTestClient as(LeadProviderId provider) {
        return with(TestTokens.provider(provider.value()));
    }

    /** The same with a request clock, as in a sandbox. */
    public static WebTestClient as(LeadProviderId provider, Instant clock) {
        return with(TestTokens.provider(provider.value(), clock));
    }

    public static WebTestClient operator(Instant clock) {
        return with(TestTokens.operator(clock));
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
        hears(ApplicationsProjection.class, Published.application(application));
    }

    public static void hears(HeardDeclaration declaration, long version) {
        hears(DeclarationsProjection.class, Published.declaration(declaration, version));
    }

    public static void hears(CatalogueEntry entry) {
        hears(CatalogueProjection.class, Published.entry(entry, 1));
    }

    /** As a consumer does it: whoever lost a race for a lock tries again. */
    private static void hears(Class<? extends Projection> follower, Snapshot snapshot) {
        var projection = CONTEXT.getBean(follower);
        projection.fold(snapshot).then(projection.converge(snapshot)).as(CONTEXT.getBean(TransactionalOperator.class)::transactional)
                .retryWhen(Retry.fixedDelay(50, Duration.ofMillis(100)).filter(failure -> FailureClass.of(failure) == FailureClass.OUTAGE)).block();
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
        return WebTestClient.bindToServer().baseUrl(address(port)).filter(Described::held);
    }

    /** For clients of another kind. */
    public static String address() {
        return address("local.server.port");
    }

    private static String address(String port) {
        return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty(port);
    }

    private static ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = new SpringApplication(ParticipantsService.class, PlayedOwner.class, Measured.class)
                .run(Springlike.arguments(Springlike.properties("participants-service", DATABASE)));
        TestKafka.awaitReady();
        return context;
    }

    @Configuration
    static class PlayedOwner {
        @Bean
        Owner owner() {
            return new Owner();
        }
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

    /** What the owners of our copies would answer, and whether they are there at all. */
    public static final class Owner implements InternalCalls {

        private static final Map<String, String> OWNERS = Map.of("applications", "applications-service", "courses", "applications-service",
                "cohorts", "applications-service", "schedules", "applications-service", "offers", "applications-service",
                "lead-providers", "applications-service", "delivery-partners", "applications-service", "declarations", "declarations-service");

        private final Map<String, List<Snapshot>> known = new ConcurrentHashMap<>();
        private final AtomicBoolean down = new AtomicBoolean();
        private final List<String> asked = new CopyOnWriteArrayList<>();

        public void knows(ApplicationCopy application) {
            knows("applications", Published.application(application));
        }

        public void knows(HeardDeclaration declaration, long version) {
            knows("declarations", Published.declaration(declaration, version));
        }

        public void knows(CatalogueEntry entry) {
            knows(switch (entry) {
                case CatalogueEntry.Course _ -> "courses";
                case CatalogueEntry.CohortTerms _ -> "cohorts";
                case CatalogueEntry.Schedule _ -> "schedules";
                case CatalogueEntry.Offer _ -> "offers";
                case CatalogueEntry.Party(var key) -> key.kind() + "s";
            }, Published.entry(entry, 1));
        }

        private void knows(String aggregate, Snapshot snapshot) {
            known.computeIfAbsent(aggregate, _ -> new CopyOnWriteArrayList<>()).add(snapshot);
        }

        public int timesAskedDuring(Runnable work) {
            return askedDuring(work).size();
        }

        /** The aggregates that were asked for meanwhile. */
        public List<String> askedDuring(Runnable work) {
            int before = asked.size();
            work.run();
            return List.copyOf(asked.subList(before, asked.size()));
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
                var aggregate = path.substring(path.lastIndexOf('/') + 1);
                asked.add(aggregate);
                if (down.get()) {
                    throw new IllegalStateException(service + " is down");
                }
                if (!service.equals(OWNERS.get(aggregate)) || !path.equals("/internal/snapshots/" + aggregate)) {
                    throw new IllegalStateException("nobody answers " + service + path);
                }
                return answer(known.getOrDefault(aggregate, List.of()).stream().filter(snapshot -> matches(snapshot, query)).toList());
            });
        }

        private static boolean matches(Snapshot snapshot, Map<String, String> query) {
            var payload = Json.exact().readTree(snapshot.payload());
            return query.entrySet().stream().allMatch(criterion -> criterion.getKey().equals("ids")
                    ? List.of(criterion.getValue().split(",")).contains(snapshot.key())
                    : payload.path(criterion.getKey()).asString().equals(criterion.getValue()));
        }

        private static byte[] answer(List<Snapshot> snapshots) {
            return Json.exact().writeValueAsBytes(Map.of("snapshots", snapshots.stream().map(snapshot -> Map.of(
                    "topic", snapshot.topic(), "type", snapshot.type(), "key", snapshot.key(),
                    "version", snapshot.version(), "recorded_at", snapshot.recordedAt(),
                    "payload", Json.exact().readTree(snapshot.payload()))).toList()));
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
