package milepost.operations;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a service may do with Kafka. */
record KafkaAccess(KafkaUser user) {

    List<AclRule> rules() {
        return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();
    }

    Set<String> writes() {
        return topics("Write");
    }

    Set<String> reads() {
        return topics("Read");
    }

    private Set<String> topics(String operation) {
        return rules().stream().filter(rule -> rule.getResource() instanceof AclRuleTopicResource).filter(rule -> rule.getOperations().stream().map(Object::toString).anyMatch(operation::equalsIgnoreCase))
                .map(rule -> ((AclRuleTopicResource) rule.getResource()).getName()).collect(Collectors.toCollection(TreeSet::new));
    }
}
