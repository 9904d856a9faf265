package milepost.statements.finance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finance's own reader: ten lines, and a ledger that takes no fact twice. */
final class FinanceConsumer {

    /** Where finance writes down what it was told. */
    interface Ledger {

        boolean isOpen();

        /** Takes a fact, unless one of this id is in it already. */
        void enter(String id, String type, JsonNode fact);
    }

    void follow(Properties settings, Ledger ledger) {
        try (var finance = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            finance.subscribe(List.of("milepost.finance"));
            while (ledger.isOpen()) {
                for (var record : finance.poll(Duration.ofSeconds(1))) {
                    UnaryOperator<String> header = name -> new String(record.headers().lastHeader(name).value(), UTF_8);
                    ledger.enter(header.apply("ce_id"), header.apply("ce_type"), JsonMapper.shared().readTree(record.value()));
                }
                finance.commitSync();
            }
        }
    }
}
