package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.platform.testkit.Schemas;
import milepost.platform.web.Json;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.StatementId;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;

/** What we publish keeps to our schemas, and so do the examples that consumers read. */
class ContractsAreKeptTest {

    private static final Path CONTRACTS = Path.of("src/main/contracts");

    @Test
    void everythingAWholeLifePublishesIsValidAndNoTypeIsForgotten() throws IOException {
        Ledger ledger = new Ledger();
        Declared waiting = ledger.declared();
        ledger.told(waiting);
        ledger.agree();
        ledger.agreeOnEcf("1000.00");
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId ofEcf = ledger.opensEcf("2024-11", "2024-11-25");
        ledger.told(ledger.started(new UUID(4, 1), "ecf-induction", true, "submitted", 1, Ledger.NOVEMBER));
        ledger.told(ledger.started(new UUID(4, 2), "ecf-mentor", false, "submitted", 1, Ledger.NOVEMBER));
        ledger.placeWaiting.run().block(Ledger.PATIENCE);
        ledger.adjusts(november, "-1.00");
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.sends(november, "INV-1", "1.00");
        InvoiceId first = ledger.view(november).invoice().orElseThrow().id();
        ledger.judgeInvoice.accept(first, "Fine", Ledger.AFTER_NOVEMBER).block(Ledger.PATIENCE);
        ledger.judgeInvoice.reject(first, "Not fine", Ledger.AFTER_NOVEMBER).block(Ledger.PATIENCE);
        ledger.sends(november, "INV-2", ledger.total(november));
        ledger.authorises(november);
        ledger.authorises(ofEcf);
        ledger.spread.run().block(Ledger.PATIENCE);
        ledger.told(waiting.now("awaiting_clawback").at(Instant.parse("2024-11-27T10:00:00Z")));

        ledger.told(ledger.started(new UUID(4, 1), "ecf-induction", true, "awaiting_clawback", 2, Instant.parse("2024-11-27T10:00:00Z")));

        Set<String> types = new TreeSet<>();
        for (String row : ledger.rows("SELECT type || ' ' || convert_from(payload, 'UTF8') AS it FROM outbox")) {
            String type = row.substring(0, row.indexOf(' '));
            types.add(type);
            Schemas.assertValid(schema(type), row.substring(row.indexOf(' ') + 1));
        }

        assertThat(types).containsExactlyInAnyOrderElementsOf(published());
    }

    @Test
    void everyExampleIsValidAndHasExactlyTheFieldsOfItsSchema() throws IOException {
        for (String type : published()) {
            String example = Files.readString(CONTRACTS.resolve(type + ".example.json"));
            Schemas.assertValid(schema(type), example);
            assertThat(Json.exact().readTree(example).propertyNames()).as(type)
                    .containsExactlyInAnyOrderElementsOf(Json.exact().readTree(Files.readString(schema(type))).path("properties").propertyNames());
        }
    }

    private static Path schema(String type) {
        return CONTRACTS.resolve(type + ".schema.json");
    }

    private static List<String> published() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".schema.json"))
                    .map(name -> name.replace(".schema.json", "")).sorted().toList();
        }
    }
}
