package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak with whom: an edge is {@code from > to : port}, and both ends have to allow it. */
class NetworkTest {

    private static final Map<String, Map<String, String>> LABELS = labels();

    @ParameterizedTest
    @MethodSource("overlays")
    void exactlyTheNeededEdgesAreAllowedAtBothEnds(String overlay) {
        Manifests manifests = Overlays.manifests(overlay);

        assertThat(outgoing(manifests)).isEqualTo(needed(manifests));
        assertThat(incoming(manifests)).isEqualTo(needed(manifests));
    }

    @Test
    void theNeededEdgesAreSome() {
        assertThat(needed(Overlays.manifests("production"))).contains("gateway > statements-service : 8080", "statements-service > declarations-service : 8080",
                "declarations-service > kafka : 9093", "gateway > postgres-gateway : 5432").doesNotContain("gateway > kafka : 9093", "participants-service > statements-service : 8080");
    }

    /** The gateway calls every service; a service asks the owners of what it follows; each has its database, all but the gateway Kafka. */
    private static Set<String> needed(Manifests manifests) {
        Set<String> edges = new TreeSet<>();
        Repository.SERVICES.forEach(service -> edges.add("gateway > " + service + " : 8080"));
        Repository.SERVICES.forEach(service -> edges.add(service + " > kafka : 9093"));
        Repository.PROCESSES.forEach(process -> edges.add(process + " > " + postgresOf(process) + " : 5432"));
        manifests.models(KafkaUser.class).forEach(user -> new KafkaAccess(user).reads().stream().map(Ownership::ownerOf)
                .filter(owner -> !owner.equals(user.getMetadata().getName()))
                .forEach(owner -> edges.add(user.getMetadata().getName() + " > " + owner + " : 8080")));
        return edges;
    }

    private static Set<String> outgoing(Manifests manifests) {
        Set<String> edges = new TreeSet<>();
        manifests.models(NetworkPolicy.class).forEach(policy -> policy.getSpec().getEgress().forEach(rule -> members(policy.getSpec().getPodSelector().getMatchLabels())
                .forEach(from -> rule.getTo().forEach(peer -> peers(peer).forEach(to -> edge(edges, from, to, rule.getPorts()))))));
        return edges;
    }

    private static Set<String> incoming(Manifests manifests) {
        Set<String> edges = new TreeSet<>();
        manifests.models(NetworkPolicy.class).forEach(policy -> policy.getSpec().getIngress().forEach(rule -> members(policy.getSpec().getPodSelector().getMatchLabels())
                .forEach(to -> rule.getFrom().forEach(peer -> peers(peer).forEach(from -> edge(edges, from, to, rule.getPorts()))))));
        return edges;
    }

    private static void edge(Set<String> edges, String from, String to, List<NetworkPolicyPort> ports) {
        if (!from.equals(to)) {
            assertThat(ports).as(from + " > " + to).isNotEmpty();
            ports.forEach(port -> edges.add(from + " > " + to + " : " + port.getPort().getIntVal()));
        }
    }

    /** Who of ours a peer means; another namespace is nobody of ours. */
    private static Stream<String> peers(NetworkPolicyPeer peer) {
        return peer.getNamespaceSelector() != null || peer.getPodSelector() == null ? Stream.empty() : members(peer.getPodSelector().getMatchLabels());
    }

    private static Stream<String> members(Map<String, String> selector) {
        return LABELS.entrySet().stream().filter(member -> member.getValue().entrySet().containsAll(selector.entrySet())).map(Map.Entry::getKey);
    }

    private static Map<String, Map<String, String>> labels() {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Repository.PROCESSES.forEach(process -> {
            labels.put(process, Map.of("app.kubernetes.io/name", process, "app.kubernetes.io/part-of", "milepost"));
            labels.put(postgresOf(process), Map.of("cnpg.io/cluster", postgresOf(process)));
        });
        labels.put("kafka", Map.of("strimzi.io/cluster", "milepost", "strimzi.io/kind", "Kafka"));
        return labels;
    }

    private static String postgresOf(String process) {
        return "postgres-" + process.replace("-service", "");
    }

    private static List<String> overlays() {
        return Overlays.ALL;
    }
}
