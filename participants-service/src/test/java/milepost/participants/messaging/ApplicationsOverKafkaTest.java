package milepost.participants.messaging;

import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import milepost.participants.RunningService;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.Examples;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Trace;
import milepost.platform.testkit.TestKafka;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ApplicationsOverKafkaTest {

    /** What comes while the service still reads its topics from the beginning is only remembered; the next sweep, within a minute, acts on it. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void anAcceptanceOnKafkaBecomesAnEnrolmentOnKafkaHoweverOftenAndLateItComes() throws Exception {
        var application = Examples.application(UUID.randomUUID().toString()).of(RunningService.person("Ada Bell"));
        var accepted = application.accepted(SEPTEMBER, AUTUMN).at(2);

        send(accepted, accepted, application.notAccepted(SEPTEMBER).at(1));
        await().atMost(PATIENCE).until(() -> live(application), List.of("true")::equals);
        send(accepted, application.notAccepted(OCTOBER).at(3), accepted);
        await().atMost(PATIENCE).until(() -> live(application), List.of("false")::equals);

        var published = published(application.id().toString(), 2);
        assertThat(published).hasSize(2);
        assertThat(published.getFirst()).contains("\"live\":true");
        assertThat(published.getLast()).contains("\"live\":false");
    }

    private static List<String> live(Examples.Application application) {
        return RunningService.rows("SELECT live FROM enrolment WHERE id = '" + application.id() + "'").stream()
                .map(row -> row.get("live").toString()).map(value -> value.startsWith("t") ? "true" : "false").toList();
    }

    private static void send(ApplicationCopy... applications) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var application : applications) {
                var envelope = new EventEnvelope(Published.application(application), "applications-service", new Trace(null, null));
                producer.send(envelope.toRecord()).get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** The enrolment's records so far, once there are so many. */
    private static List<String> published(String key, int many) {
        var found = new ArrayList<String>();
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed", ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("milepost.enrolments").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(key)) {
                        found.add(new String(record.value()));
                    }
                });
                return found.size() >= many;
            });
            return found;
        }
    }
}
