package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.testkit.TestTokens;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever else an operator may do: without the scope {@code finance} nothing that money depends on moves, and with it the same command does. */
class OnlyFinanceMovesMoneyTest {

    private static final Instant DECLARED = Instant.parse("2024-11-10T12:00:00Z");
    private static final Instant AFTER_NOVEMBER = Instant.parse("2024-11-26T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final String name = "Larkfield " + provider;
    private final UUID contract = UUID.randomUUID();
    private final UUID november = UUID.randomUUID();
    private final UUID december = UUID.randomUUID();
    private final UUID january = UUID.randomUUID();
    private final UUID declaration = UUID.randomUUID();
    private String adjustment = "";
    private String invoice = "";

    @BeforeAll
    static void theCatalogueIsThere() {
        RunningService.hears(Told.cohort("2023a"));
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
    }

    /** November is cut off and adjusted, and its invoice is queried; December is open and has a line. */
    @BeforeEach
    void thereIsSomethingToMove() {
        RunningService.hears(Told.provider(provider, true, name));
        does("PUT", "/contracts/" + contract, agreeing("1000.00"));
        does("PUT", "/statements/" + november, opening(11, "2024-12-15"));
        does("PUT", "/statements/" + december, opening(12, "2025-01-15"));
        does("PUT", "/statements/" + january, opening(1, "2025-02-15"));
        RunningService.hears(Told.declaration(UUID.randomUUID(), provider, "submitted", 1, DECLARED));
        RunningService.hears(Told.declaration(declaration, provider, "submitted", 1, AFTER_NOVEMBER));
        assertThat(RunningService.operator(AFTER_NOVEMBER, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider)).status()).isEqualTo(200);
        adjustment = does("POST", "/statements/" + november + "/adjustments", adjusting("-10.00")).text("/id");
        invoice = RunningService.send(TestTokens.provider(provider), "POST", "/api/v3/statements/" + november + "/invoices", Map.of("data", Map.of(
                "type", "invoice", "attributes", Map.of("number", "INV-1", "date", "2024-11-26", "net", "1.00", "vat", "0.20", "gross", "1.20"))))
                .text("/data/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorise a payment", "cut off", "agree on a contract", "change a contract", "open a statement", "change a statement",
            "import a cohort", "add an adjustment", "change an adjustment", "remove an adjustment", "move lines", "accept an invoice", "reject an invoice"})
    void whoIsNotOfFinanceMayNot(String what) {
        String others = TestTokens.operator("intake", "catalogue", "tokens");
        List<String> before = standing();

        Got refused = tries(what, others);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.codes()).containsExactly("scope_missing");
        assertThat(standing()).isEqualTo(before);

        assertThat(tries(what, TestTokens.operator("finance")).status()).isBetween(200, 204);
        assertThat(standing()).isNotEqualTo(before);
    }

    private Got tries(String what, String token) {
        return switch (what) {
            case "authorise a payment" -> sends(token, "POST", "/statements/" + november + "/authorise-payment", Map.of("confirmed", true));
            case "cut off" -> sends(token, "POST", "/statements/cut-off", Map.of("ids", List.of(december)));
            case "agree on a contract" -> sends(token, "PUT", "/contracts/" + UUID.nameUUIDFromBytes(name.getBytes()),
                    with(agreeing("1000.00"), "cohort", "2023"));
            case "change a contract" -> sends(token, "PUT", "/contracts/" + contract, agreeing("2000.00"));
            case "open a statement" -> sends(token, "PUT", "/statements/" + UUID.nameUUIDFromBytes(name.getBytes()), opening(2, "2025-03-15"));
            case "change a statement" -> sends(token, "PUT", "/statements/" + december, opening(12, "2025-01-16"));
            case "import a cohort" -> RunningService.upload(token, "/statements/import?cohort=2023a", UUID.randomUUID().toString(), Map.of(
                    "statements", "year,month,deadline_date,payment_date,output_fee\n2024,3,2024-03-25,2024-04-25,true\n",
                    "contracts", """
                            lead_provider_name,course_identifier,recruitment_target,per_participant,service_fee_installments,special_course,monthly_service_fee
                            %s,npq-headship,72,1000,19,false,0
                            """.formatted(name)));
            case "add an adjustment" -> sends(token, "POST", "/statements/" + november + "/adjustments", adjusting("10.00"));
            case "change an adjustment" -> sends(token, "PUT", "/adjustments/" + adjustment, adjusting("-20.00"));
            case "remove an adjustment" -> sends(token, "DELETE", "/adjustments/" + adjustment, null);
            case "move lines" -> sends(token, "POST", "/statements/" + december + "/move-lines",
                    Map.of("to", january, "declaration_ids", List.of(declaration), "reason", "declared for the wrong month"));
            case "accept an invoice" -> sends(token, "POST", "/invoices/" + invoice + "/accept", Map.of("reason", "Agreed by phone"));
            case "reject an invoice" -> sends(token, "POST", "/invoices/" + invoice + "/reject", Map.of("reason", "Made out to somebody else"));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** All that is agreed with the provider, stands on its statements and was booked. */
    private List<String> standing() {
        return RunningService.rows("""
                WITH mine AS (SELECT * FROM statement WHERE lead_provider_id = '%1$s')
                SELECT s::text FROM mine s
                UNION ALL SELECT c::text FROM contract c WHERE c.lead_provider_id = '%1$s'
                UNION ALL SELECT concat_ws(' ', l.statement_id, l.declaration_id, l.status) FROM line l JOIN mine s ON s.id = l.statement_id
                UNION ALL SELECT a::text FROM adjustment a JOIN mine s ON s.id = a.statement_id
                UNION ALL SELECT e::text FROM journal_entry e JOIN mine s ON s.id = e.statement_id
                UNION ALL SELECT i::text FROM invoice i WHERE i.lead_provider_id = '%1$s'
                ORDER BY 1
                """.formatted(provider));
    }

    private static Got does(String method, String path, Object body) {
        Got done = RunningService.operator(method, path, body);
        assertThat(done.status()).isBetween(200, 204);
        return done;
    }

    private static Got sends(String token, String method, String path, @Nullable Object body) {
        return RunningService.send(token, method, "/operator/v1" + path, body);
    }

    private Map<String, Object> agreeing(String perParticipant) {
        return Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024", "course_identifier", "npq-headship",
                "per_participant", perParticipant, "number_of_payment_periods", 4, "recruitment_target", 72, "monthly_service_fee", "0.00");
    }

    private Map<String, Object> opening(int month, String paymentDate) {
        int year = month > 10 ? 2024 : 2025;
        return Map.of("lead_provider_id", provider, "cohort", "2024a", "type", "npq", "month", month, "year", year,
                "deadline_date", "%d-%02d-25".formatted(year, month), "payment_date", paymentDate, "output_fee", true);
    }

    private static Map<String, Object> adjusting(String amount) {
        return Map.of("description", "Agreed", "amount", amount);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
