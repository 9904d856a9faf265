package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaAccessTest {

    private static final Topics TOPICS = Topics.declared();

    @ParameterizedTest
    @MethodSource("overlays")
    void theTopicsAreThoseOfTheOneTopicsFile(String overlay) {
        Map<String, Map<String, String>> topics = new TreeMap<>();
        Overlays.manifests(overlay).models(KafkaTopic.class).forEach(topic -> {
            assertThat(topic.getSpec().getPartitions()).isEqualTo(TOPICS.partitions());
            topics.put(topic.getMetadata().getName(), topic.getSpec().getConfig().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue()))));
        });

        assertThat(topics).isEqualTo(TOPICS.settings()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceWritesWhatItPublishesAndItsDeadLetters(String service) {
        Set<String> published = new TreeSet<>(Ownership.publishedBy(service));
        published.add("milepost.dead-letters." + service);

        assertThat(access(service).writes()).isEqualTo(published).isSubsetOf(TOPICS.settings().keySet());
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceReadsTheTopicsThatItsCodeNamesItsOwnAmongThemButNotTheLogForPeopleOutside(String service) {
        String sources = Repository.sources(service);
        Set<String> named = TOPICS.settings().keySet().stream().filter(topic -> sources.contains('"' + topic + '"')).collect(Collectors.toSet());
        named.remove("milepost.finance");

        assertThat(access(service).reads()).isEqualTo(named).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasItsOwnTransactionsAndGroupsAndNoOtherRight(String service) {
        KafkaAccess access = access(service);
        Set<Object> resources = new HashSet<>();
        access.rules().forEach(rule -> {
            switch (rule.getResource()) {
                case AclRuleTransactionalIdResource transactions -> assertThat(transactions.getName()).isEqualTo(service + "-relay");
                case AclRuleGroupResource groups -> assertThat(groups.getName() + groups.getPatternType()).isEqualToIgnoringCase(service + "-prefix");
                default -> resources.add(rule.getResource().getType());
            }
            assertThat(rule.getOperations()).allMatch(operation -> Set.of("READ", "WRITE", "DESCRIBE").contains(operation.name()));
        });

        assertThat(resources).containsExactly("topic");
        assertThat(Repository.sources("platform/messaging")).contains("TRANSACTIONAL_ID_CONFIG, service + \"-relay\"", "GROUP_ID_CONFIG, service + \"-\" + topic");
    }

    private static KafkaAccess access(String service) {
        return Overlays.manifests("production").models(KafkaUser.class).filter(user -> user.getMetadata().getName().equals(service)).map(KafkaAccess::new).findFirst().orElseThrow();
    }

    private static List<String> services() {
        return Repository.SERVICES;
    }

    private static List<String> overlays() {
        return Overlays.ALL;
    }
}
