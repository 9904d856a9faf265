package milepost.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.platform.embedded.TopicsFile;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Topics topics = Topics.declared();

    @Test
    void stateIsCompactedAndFactsAreKeptForEver() {
        assertThat(topics.named("milepost.declarations").orElseThrow().config()).containsEntry("cleanup.policy", "compact");
        assertThat(topics.named("milepost.finance").orElseThrow().config())
                .containsEntry("cleanup.policy", "delete").containsEntry("retention.ms", "-1");
    }

    /** The embedded broker cannot use this module's reader, whose own tests run on that broker. */
    @Test
    void theEmbeddedBrokerReadsTheSameFromTheFile() {
        assertThat(TopicsFile.read().stream()
                .map(topic -> new Topics.Topic(topic.name(), topic.numPartitions(), topic.configs())))
                .isNotEmpty().containsExactlyElementsOf(topics.all());
    }

    @Test
    void everyTopicHasTwelvePartitionsAndEveryServiceItsDeadLetters() {
        assertThat(topics.all()).extracting(Topics.Topic::partitions).containsOnly(12);
        for (String service : new String[] {"applications-service", "participants-service", "declarations-service", "statements-service"}) {
            assertThat(topics.named(Topics.deadLettersOf(service))).isPresent();
        }
    }
}
