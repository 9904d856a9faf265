package milepost.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens to {@code milepost.finance}, as finance's own systems would, and tells what is about the statements of the story. */
final class FinanceEvents implements AutoCloseable {

    static final List<String> OF_A_PAID_STATEMENT = List.of("statement-opened", "statement-payable", "statement-authorised", "statement-paid");

    private static final String TOPIC = "milepost.finance";
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, String> statements = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Voice voice;
    private final Thread listener;
    private volatile boolean closed;

    FinanceEvents(String bootstrap, Voice voice) {
        this.voice = voice;
        this.consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed", ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000"),
                new StringDeserializer(), new ByteArrayDeserializer());
        startAtTheEnd();
        this.listener = Thread.ofVirtual().name("finance-events").start(this::listen);
    }

    private void startAtTheEnd() {
        try {
            var partitions = consumer.partitionsFor(TOPIC).stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        } catch (KafkaException away) {
            consumer.close();
            throw new NotRunning("Kafka does not answer. Start the suite with ./run in another terminal and wait until it is ready.");
        }
    }

    /** From now on, what is said about this statement is told under this name; what was said already, now. */
    synchronized void follow(String statement, String name) {
        statements.put(statement, name);
        heard.getOrDefault(statement, Set.of()).forEach(kind -> tell(kind, name));
    }

    /** What was heard about a statement, once it is everything that belongs to a paid one. */
    Optional<Set<String>> complete(String statement) {
        return Optional.ofNullable(heard.get(statement)).filter(kinds -> kinds.containsAll(OF_A_PAID_STATEMENT));
    }

    private void listen() {
        while (!closed) {
            consumer.poll(POLL).forEach(this::hear);
        }
        consumer.close();
    }

    private synchronized void hear(ConsumerRecord<String, byte[]> event) {
        var header = event.headers().lastHeader("ce_type");
        if (header == null || event.key() == null) {
            return;
        }
        var kind = new String(header.value(), StandardCharsets.UTF_8).replace(TOPIC + ".", "").replaceFirst("\\.v\\d+$", "");
        heard.computeIfAbsent(event.key(), _ -> ConcurrentHashMap.newKeySet()).add(kind);
        var name = statements.get(event.key());
        if (name != null) {
            tell(kind, name);
        }
    }

    private void tell(String kind, String name) {
        voice.hear("     event    Kafka, milepost.finance: %s, %s".formatted(kind, name));
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
