package milepost.chaos.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The suite's Kafka, seen by an administrator. */
public record Broker(String bootstrap) {

    private static final int PARTITIONS = 12;
    private static final int PATIENCE = 30;

    boolean answers() {
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets a group whose members are gone begin its topic anew. */
    void toTheBeginning(String group, String topic) {
        try (Admin admin = admin()) {
            dismiss(admin, group);
            Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
            places(topic).forEach(place -> beginning.put(place, new OffsetAndMetadata(0)));
            done(admin.alterConsumerGroupOffsets(group, beginning).all());
        }
    }

    /** Forgets how far a service's groups have read. */
    void forget(String service) {
        try (Admin admin = admin()) {
            Set<String> groups = done(admin.listGroups().all()).stream().map(group -> group.groupId())
                    .filter(id -> id.startsWith(service + "-milepost.")).collect(Collectors.toSet());
            groups.forEach(group -> dismiss(admin, group));
            done(admin.deleteConsumerGroups(groups).all());
        }
    }

    /** A member that keeps its name over restarts stays until its session ends, unless somebody dismisses it. */
    private static void dismiss(Admin admin, String group) {
        boolean empty = done(admin.describeConsumerGroups(List.of(group)).all()).get(group).members().isEmpty();
        if (!empty) {
            done(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions()).all());
        }
    }

    /** Appends a record as it is and says where it stands. */
    RecordMetadata append(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all",
                "max.request.size", 2_000_000), new StringSerializer(), new ByteArraySerializer())) {
            return done(producer.send(record));
        }
    }

    /** Every committed record of a topic, each partition in its order. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed",
                "enable.auto.commit", "false"), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(places(topic));
            Map<TopicPartition, Long> ends = consumer.endOffsets(places(topic), Duration.ofSeconds(PATIENCE));
            consumer.seekToBeginning(places(topic));
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (places(topic).stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
            return records;
        }
    }

    private static List<TopicPartition> places(String topic) {
        return IntStream.range(0, PARTITIONS).mapToObj(nr -> new TopicPartition(topic, nr)).toList();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap, "request.timeout.ms", 5_000, "default.api.timeout.ms", 20_000));
    }

    private static <T> T done(KafkaFuture<T> answer) {
        return done((Future<T>) answer.toCompletionStage().toCompletableFuture());
    }

    private static <T> T done(Future<T> answer) {
        try {
            return answer.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not do what it should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
