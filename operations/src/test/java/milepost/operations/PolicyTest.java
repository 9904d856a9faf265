package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {

    private static final String POD = "/spec/template/spec";
    private static final String PROCESS = POD + "/containers/0";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One thing done wrong on purpose, and the beginning of the rule that has to say so. Without a value the field is taken away, without a pointer the resource. */
    private record Planted(String rule, String kind, String name, @Nullable String pointer, @Nullable String value) {}

    private static final List<Planted> PLANTED = List.of(
            new Planted("a pod runs as a numbered user", "Deployment", "gateway", POD + "/securityContext/runAsUser", "0"),
            new Planted("a pod runs as a numbered user", "Deployment", "gateway", POD + "/securityContext/runAsNonRoot", null),
            new Planted("a pod has the runtime's seccomp profile", "Deployment", "gateway", POD + "/securityContext/seccompProfile/type", "\"Unconfined\""),
            new Planted("a pod shares nothing with its node", "Deployment", "gateway", POD + "/hostNetwork", "true"),
            new Planted("a pod shares nothing with its node", "Deployment", "gateway", POD + "/volumes/0", "{\"name\":\"tmp\",\"hostPath\":{\"path\":\"/tmp\"}}"),
            new Planted("a pod has no token", "Deployment", "statements-service", POD + "/automountServiceAccountToken", null),
            new Planted("a pod has time to end", "Deployment", "gateway", POD + "/terminationGracePeriodSeconds", "30"),
            new Planted("pods are spread", "Deployment", "gateway", POD + "/topologySpreadConstraints/0", null),
            new Planted("a container cannot write", "Deployment", "gateway", PROCESS + "/securityContext/readOnlyRootFilesystem", "false"),
            new Planted("a container cannot become", "Deployment", "gateway", PROCESS + "/securityContext/allowPrivilegeEscalation", null),
            new Planted("a container has no capabilities", "Deployment", "gateway", PROCESS + "/securityContext/capabilities/add", "[\"NET_ADMIN\"]"),
            new Planted("a container asks for processor", "Deployment", "gateway", PROCESS + "/resources/limits/memory", "\"1Gi\""),
            new Planted("an image has a full version", "Deployment", "gateway", PROCESS + "/image", "\"milepost/gateway:latest\""),
            new Planted("a container is asked whether it has started", "Deployment", "gateway", PROCESS + "/startupProbe", null),
            new Planted("a container is asked whether it is ready", "Deployment", "gateway", PROCESS + "/readinessProbe/httpGet/port", "\"http\""),
            new Planted("a container is asked whether it lives", "Deployment", "gateway", PROCESS + "/livenessProbe/httpGet/path", "\"/actuator/health/readiness\""),
            new Planted("a container stays until", "Deployment", "gateway", PROCESS + "/lifecycle", null),
            new Planted("no secret stands in a variable", "Deployment", "gateway", PROCESS + "/env/0", "{\"name\":\"SPRING_R2DBC_PASSWORD\",\"value\":\"secret\"}"),
            new Planted("a rollout takes no pod away", "Deployment", "gateway", "/spec/strategy/rollingUpdate/maxUnavailable", "1"),
            new Planted("each process has a service account", "Deployment", "gateway", POD + "/serviceAccountName", "\"default\""),
            new Planted("each process has a service account", "ServiceAccount", "gateway", "/automountServiceAccountToken", "true"),
            new Planted("each process has a disruption budget", "PodDisruptionBudget", "gateway", "/spec/maxUnavailable", "0"),
            new Planted("each process has a disruption budget", "PodDisruptionBudget", "gateway", null, null),
            new Planted("each process has a name in the cluster", "Service", "gateway", "/spec/type", "\"LoadBalancer\""),
            new Planted("a deployment finds its own pods", "Deployment", "gateway", "/spec/selector/matchLabels/app.kubernetes.io~1name", "\"gatewy\""),
            new Planted("what is scaled by load", "Deployment", "statements-service", "/spec/replicas", "2"),
            new Planted("what is scaled by load", "HorizontalPodAutoscaler", "statements-service", null, null),
            new Planted("the ports of the image", "Deployment", "gateway", PROCESS + "/ports/1/containerPort", "8091"),
            new Planted("a process is told what a run tells it", "Deployment", "statements-service", PROCESS + "/envFrom/1", null),
            new Planted("a process is told what a run tells it", "Deployment", "gateway", PROCESS + "/env/0/name", "\"MILEPOST_SANDBOX_MODE\""),
            new Planted("each secret is made by an operator", "KafkaUser", "statements-service", null, null),
            new Planted("the gateway shares its limits", "Deployment", "gateway", "/spec/replicas", "5"),
            new Planted("only the gateway can be reached", "HTTPRoute", "milepost", "/spec/rules/0/backendRefs/0/name", "\"statements-service\""),
            new Planted("the namespace takes restricted pods only", "Namespace", "milepost", "/metadata/labels/pod-security.kubernetes.io~1enforce", "\"baseline\""),
            new Planted("everything is forbidden", "NetworkPolicy", "default-deny", "/spec/policyTypes/1", null),
            new Planted("no service makes a topic", "Kafka", "milepost", "/spec/kafka/config/auto.create.topics.enable", "true"),
            new Planted("who is not known to Kafka", "Kafka", "milepost", "/spec/kafka/authorization", null),
            new Planted("who is not known to Kafka", "Kafka", "milepost", "/spec/kafka/listeners/0/authentication", null),
            new Planted("each PostgreSQL that has more", "Cluster", "postgres-gateway", "/spec/plugins", null),
            new Planted("each PostgreSQL that has more", "ScheduledBackup", "postgres-gateway", null, null),
            new Planted("each process has a PostgreSQL of its own", "Cluster", "postgres-gateway", "/spec/bootstrap/initdb/database", "\"milepost\""));

    @ParameterizedTest
    @MethodSource("rulesOfOverlays")
    void everyOverlayKeepsTheRule(String overlay, Rule<?> rule) {
        assertThat(rule.seen(Overlays.manifests(overlay))).as("what the rule looks at").isPositive();
        assertThat(rule.brokenBy(Overlays.manifests(overlay))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void whatIsDoneWrongIsFound(Planted planted) throws JsonProcessingException {
        Rule<?> rule = rules().filter(each -> each.sentence().startsWith(planted.rule())).collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
            assertThat(found).as(planted.rule()).hasSize(1);
            return found.getFirst();
        }));

        assertThat(rule.brokenBy(with(planted))).isNotEmpty();
    }

    @Test
    void everyRuleHasBeenSeenToFail() {
        assertThat(rules().map(Rule::sentence)).hasSizeGreaterThan(25)
                .allSatisfy(sentence -> assertThat(PLANTED).anyMatch(planted -> sentence.startsWith(planted.rule())));
    }

    private static Manifests with(Planted planted) throws JsonProcessingException {
        List<Manifests.Manifest> manifests = new ArrayList<>();
        int found = 0;
        for (JsonNode document : JSON.<List<JsonNode>>convertValue(Overlays.documents("production"), JSON.getTypeFactory().constructCollectionType(List.class, JsonNode.class))) {
            if (document.path("kind").asText().equals(planted.kind()) && document.path("metadata").path("name").asText().equals(planted.name())) {
                found++;
                if (planted.pointer() == null) {
                    continue;
                }
                change(document, JsonPointer.compile(planted.pointer()), planted.value());
            }
            manifests.add(Manifests.of(document));
        }
        assertThat(found).as(planted.toString()).isEqualTo(1);
        return new Manifests(manifests);
    }

    private static void change(JsonNode document, JsonPointer place, @Nullable String value) throws JsonProcessingException {
        String last = place.last().getMatchingProperty();
        switch (document.at(place.head())) {
            case ObjectNode node when value == null -> assertThat(node.remove(last)).as(place.toString()).isNotNull();
            case ObjectNode node -> node.set(last, JSON.readTree(value));
            case ArrayNode node when value == null -> assertThat(node.remove(Integer.parseInt(last))).as(place.toString()).isNotNull();
            case ArrayNode node -> node.set(Integer.parseInt(last), JSON.readTree(value));
            case JsonNode node -> throw new IllegalArgumentException(place + " is nowhere: " + node);
        }
    }

    private static Stream<Rule<?>> rules() {
        return Stream.concat(PodRules.all().stream(), SuiteRules.all().stream());
    }

    private static Stream<Arguments> rulesOfOverlays() {
        return Overlays.ALL.stream().flatMap(overlay -> rules().map(rule -> Arguments.of(overlay, rule)));
    }

    private static List<Planted> planted() {
        return PLANTED;
    }
}
