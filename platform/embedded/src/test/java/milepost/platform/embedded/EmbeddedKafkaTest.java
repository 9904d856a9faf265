package milepost.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {

    @Test
    void aBrokerHasTheDeclaredTopicsAndKeepsItsRecordsOverARestart() throws Exception {
        Set<String> declared = TopicsFile.read().stream().map(NewTopic::name).collect(Collectors.toSet());
        assertThat(declared).contains("milepost.declarations", "milepost.lines");

        try (KafkaProcess kafka = KafkaProcess.forTests()) {
            assertThat(topics(kafka)).containsAll(declared);
            assertThat(offsetAfterOneMore(kafka)).isZero();

            kafka.stop();
            kafka.start();

            assertThat(offsetAfterOneMore(kafka)).isEqualTo(1);
        }
    }

    private static Set<String> topics(KafkaProcess kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    private static long offsetAfterOneMore(KafkaProcess kafka) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>("milepost.declarations", 3, "key", "value")).get(20, TimeUnit.SECONDS).offset();
        }
    }
}
