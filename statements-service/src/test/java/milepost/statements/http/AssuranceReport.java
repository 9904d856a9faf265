package milepost.statements.http;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.domain.pricing.Money;

/** A report as a test reads it, and the facts of the owners that go into it. */
record AssuranceReport(List<NamedCsvRecord> rows) {

    static AssuranceReport of(UUID statement) {
        return new AssuranceReport(CsvReader.builder().ofNamedCsvRecord(RunningService.download("/statements/" + statement + "/assurance-report"))
                .stream().toList());
    }

    /** These cells of all rows, in their order. */
    List<String> cells(String... columns) {
        return rows.stream().map(row -> String.join(" ", List.of(columns).stream().map(row::getField).toList())).toList();
    }

    Money sum(String column) {
        return Money.sum(rows.stream().map(row -> new Money(new BigDecimal(row.getField(column)))));
    }

    /** What the provider is shown of declarations on the statement: everything but fees, adjustments and VAT. */
    static Money shown(UUID provider, UUID statement) {
        Got lines = RunningService.provider(provider, "/" + statement + "/lines?page%5Bper_page%5D=500");
        return Money.sum(lines.body().path("data").values().stream().map(line -> line.path("attributes"))
                .filter(line -> !line.path("declaration_id").isNull()).map(line -> Money.of(line.path("amount").asString())));
    }

    static void isCalled(UUID participant, String name, String trn) {
        RunningService.peers().knows("participants", participant, Map.of("full_name", name, "trn", trn, "email", "nobody@school.example"));
    }

    static Map<String, Object> made(String date, Map<String, Object> rest) {
        Map<String, Object> made = new HashMap<>(Map.of("declaration_date", date, "created_at", "2024-11-10T12:00:07.123456Z",
                "schedule_identifier", "npq-leadership-autumn"));
        made.putAll(rest);
        return made;
    }

    static Map<String, Object> period(UUID provider, String status, String from, Map<String, Object> rest) {
        Map<String, Object> period = new HashMap<>(Map.of("lead_provider_id", provider, "training_status", status,
                "schedule_identifier", "npq-leadership-spring", "cohort", "2024a", "from", from));
        period.putAll(rest);
        return period;
    }

    /** The cells of a row, each after the name of its column. */
    static Map<String, String> inOrder(Object... cells) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            map.put(cells[i].toString(), cells[i + 1].toString());
        }
        return map;
    }
}
