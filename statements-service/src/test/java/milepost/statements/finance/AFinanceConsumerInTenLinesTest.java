package milepost.statements.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import milepost.platform.testkit.TestKafka;
import milepost.statements.Finance;
import milepost.statements.RunningService;
import milepost.statements.Told;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What docs/finance-consumer.md says is what works. */
class AFinanceConsumerInTenLinesTest {

    private static final Path DOCUMENT = Path.of("../docs/finance-consumer.md");
    private static final Path CODE = Path.of("src/test/java/milepost/statements/finance/FinanceConsumer.java");
    private static final Instant AFTER = Instant.parse("2024-11-26T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID statement = UUID.randomUUID();

    @Test
    void theTenLinesOfTheDocumentAreTheOnesThatRun() throws IOException {
        String lines = block("java");

        assertThat(lines.lines()).hasSize(10);
        assertThat(Files.readString(CODE)).contains(lines.indent(8).stripTrailing());
    }

    @Test
    void theDocumentNamesEveryKindOfFact() throws IOException {
        String document = Files.readString(DOCUMENT);
        try (var contracts = Files.list(Path.of("src/main/contracts"))) {
            assertThat(contracts.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("milepost.finance."))
                    .map(name -> "`" + name.replaceFirst("[.](schema|example)[.]json$", "") + "`")).isNotEmpty().allMatch(document::contains);
        }
    }

    @Test
    void financeLearnsWhatHappensToAStatementAndTakesEachFactOnce() throws Exception {
        Written ledger = new Written();
        Thread first = follows("finance-" + statement, ledger);
        livesThrough();

        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(ledger.of(statement)).containsExactly(
                "opened open 0.00", "payable payable 0.00", "adjusted payable 100.00", "authorised paid 100.00", "paid paid 100.00"));
        ledger.close();
        first.join();
        int facts = ledger.facts.size();

        // one that has lost its place begins again
        Written again = new Written(ledger);
        Thread second = follows("finance-again-" + statement, again);
        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(again.seenAgain).hasSizeGreaterThanOrEqualTo(facts));
        again.close();
        second.join();

        assertThat(again.of(statement)).isEqualTo(ledger.of(statement));
    }

    private void livesThrough() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.provider(provider, false));
        assertThat(RunningService.operator("PUT", "/statements/" + statement, Map.of("lead_provider_id", provider, "cohort", "2024a", "type", "npq",
                "month", 11, "year", 2024, "deadline_date", "2024-11-25", "payment_date", "2024-12-25", "output_fee", true)).status()).isEqualTo(200);
        assertThat(RunningService.operator(AFTER, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider)).status()).isEqualTo(200);
        assertThat(RunningService.operator(AFTER, "POST", "/statements/" + statement + "/adjustments",
                Map.of("description", "Room hire", "amount", "100.00")).status()).isEqualTo(201);
        assertThat(RunningService.operator(AFTER, "POST", "/statements/" + statement + "/authorise-payment", Map.of("confirmed", true)).status())
                .isEqualTo(200);
    }

    /** With the settings of the document, but for where Kafka is and who reads. */
    private static Thread follows(String group, Written ledger) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(block("properties")));
        settings.put("bootstrap.servers", TestKafka.bootstrapServers());
        settings.put("group.id", group);
        return Thread.ofPlatform().daemon().start(() -> new FinanceConsumer().follow(settings, ledger));
    }

    private static String block(String language) throws IOException {
        var found = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** A ledger with a unique key. */
    private static final class Written implements FinanceConsumer.Ledger {

        private final Map<String, JsonNode> ids = new ConcurrentHashMap<>();
        private final List<String> facts = new CopyOnWriteArrayList<>();
        private final List<String> seenAgain = new CopyOnWriteArrayList<>();
        private volatile boolean open = true;

        Written() {
        }

        Written(Written before) {
            ids.putAll(before.ids);
            facts.addAll(before.facts);
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void enter(String id, String type, JsonNode fact) {
            if (ids.putIfAbsent(id, fact) == null) {
                facts.add(fact.path("statement_id").asString() + " " + type.replaceFirst("^milepost[.]finance[.](statement-)?(.*)[.]v1$", "$2")
                        + " " + fact.path("state").asString() + " " + fact.at("/totals/total").asString());
            } else {
                seenAgain.add(id);
            }
        }

        void close() {
            open = false;
        }

        List<String> of(UUID statement) {
            return facts.stream().filter(fact -> fact.startsWith(statement + " ")).map(fact -> fact.substring(37)).toList();
        }
    }
}
