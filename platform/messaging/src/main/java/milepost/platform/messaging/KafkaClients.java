package milepost.platform.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The two Kafka clients and the settings that the guarantees rest on; where the broker is, and how to be let in, comes from
 * {@code spring.kafka}.
 */
final class KafkaClients {

    private final String service;
    private final @Nullable String instance;
    private final Map<String, Object> producing;
    private final Map<String, Object> consuming;
    private final MessagingProperties properties;

    KafkaClients(String service, Map<String, Object> producing, Map<String, Object> consuming, MessagingProperties properties) {
        this.service = service;
        this.instance = properties.instance();
        this.producing = producing;
        this.consuming = consuming;
        this.properties = properties;
    }

    /** All relays of a service share one transactional id: that is what fences the one that stalled. */
    Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(producing);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, service + "-relay");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // a broker that is away is noticed within seconds; the rows stay where they are
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(properties.brokerPatience()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(properties.brokerPatience()));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * millis(properties.brokerPatience()));
        // consumers wait behind an abandoned transaction no longer than this
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 4 * millis(properties.brokerPatience()));
        reconnectSoon(settings);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    Consumer<String, byte[]> consumer(String topic) {
        Map<String, Object> settings = new HashMap<>(consuming);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, service + "-" + topic);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, service + "-" + topic);
        if (instance != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        }
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.consumerBatch());
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // a killed process gives its partitions up soon; the price of a false alarm is a repetition
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 600_000);
        // news is answered at once; this is how often consumers ask while there is none, all of them all day
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reconnectSoon(settings);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** For reading a topic from end to end, by nobody's group. */
    Consumer<String, byte[]> reader() {
        Map<String, Object> settings = new HashMap<>(consuming);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, service + "-reader");
        // it goes from one partition's end to the next one's beginning, and each time waits for the fetch that is on its way
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reconnectSoon(settings);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static void reconnectSoon(Map<String, Object> settings) {
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 30_000);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
