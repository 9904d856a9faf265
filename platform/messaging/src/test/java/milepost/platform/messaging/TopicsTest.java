package milepost.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Topics topics = Topics.declared();

    @Test
    void stateIsCompactedAndFactsAreKeptForEver() {
        assertThat(topics.named("milepost.declarations").orElseThrow().config()).containsEntry("cleanup.policy", "compact");
        assertThat(topics.named("milepost.finance").orElseThrow().config())
                .containsEntry("cleanup.policy", "delete").containsEntry("retention.ms", "-1");
    }

    @Test
    void everyTopicHasTwelvePartitionsAndEveryServiceItsDeadLetters() {
        assertThat(topics.all()).extracting(Topics.Topic::partitions).containsOnly(12);
        for (String service : new String[] {"applications-service", "participants-service", "declarations-service", "statements-service"}) {
            assertThat(topics.named(Topics.deadLettersOf(service))).isPresent();
        }
    }
}
