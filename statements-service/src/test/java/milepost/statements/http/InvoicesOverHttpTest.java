package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import milepost.platform.testkit.TestTokens;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoicesOverHttpTest {

    private static final Instant NOVEMBER = Instant.parse("2024-11-10T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2024-11-26T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID declaration = UUID.randomUUID();
    private UUID november = UUID.randomUUID();

    /** Two starts at 150.00 with 100.00 of targeted delivery funding and a fifth of VAT: 500.00 + 100.00 = 600.00. */
    @BeforeEach
    void aStatementIsCutOffForAProviderThatInvoices() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
        RunningService.hears(Told.provider(provider, true, true, 1));
        RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024",
                "course_identifier", "npq-headship", "per_participant", "1000.00", "output_payment_percentage", 60,
                "number_of_payment_periods", 4, "service_fee_percentage", 0, "recruitment_target", 72));
        november = statement(11);
        RunningService.hears(Told.declaration(declaration, provider, "submitted", 1, NOVEMBER));
        RunningService.hears(Told.declaration(UUID.randomUUID(), provider, "submitted", 1, NOVEMBER));
        assertThat(RunningService.operator(AFTER, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider)).status()).isEqualTo(200);
    }

    @Test
    void anInvoiceIsQueriedCorrectedMatchedAndPaid() {
        assertThat(authorise().codes()).containsExactly("invoice_outstanding");
        Got queried = send(bill("INV-1", "500.00", "100.01", "600.01"));
        assertThat(queried.status()).isEqualTo(200);
        assertThat(queried.text("/data/type")).isEqualTo("invoice");
        assertThat(queried.text("/data/attributes/state")).isEqualTo("queried");
        assertThat(queried.body().at("/data/attributes/differences").toString()).isEqualTo(
                "[{\"field\":\"vat\",\"invoiced\":\"100.01\",\"statement\":\"100.00\"},{\"field\":\"gross\",\"invoiced\":\"600.01\",\"statement\":\"600.00\"}]");
        assertThat(worklist()).contains("invoice_queried invoice " + queried.text("/data/id"));
        assertThat(authorise().codes()).containsExactly("invoice_outstanding");

        Got matched = send(bill("INV-2", "500.00", "100.00", "600.00"));

        assertThat(matched.text("/data/attributes/state")).isEqualTo("matched");
        assertThat(matched.body().at("/data/attributes/differences").isEmpty()).isTrue();
        assertThat(states()).containsExactly("INV-1 superseded", "INV-2 matched");
        assertThat(worklist()).doesNotContain("invoice_queried invoice " + queried.text("/data/id"));
        Got paid = authorise();
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("/invoice/number")).isEqualTo("INV-2");
        assertThat(send(bill("INV-3", "500.00", "100.00", "600.00")).codes()).containsExactly("statement_paid");
    }

    @Test
    void financeAcceptsAndRejectsWithAReasonOnceAndIsAudited() {
        String id = send(bill("INV-1", "480.00", "96.00", "576.00")).text("/data/id");

        Got accepted = RunningService.operator(AFTER, "POST", "/invoices/" + id + "/accept", Map.of("reason", " Agreed by phone "));
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.text("/state")).isEqualTo("accepted");
        assertThat(accepted.text("/reason")).isEqualTo("Agreed by phone");
        assertThat(accepted.text("/statement_id")).isEqualTo(november.toString());
        assertThat(send(bill("INV-2", "500.00", "100.00", "600.00")).codes()).containsExactly("invoice_already_accepted");
        assertThat(RunningService.operator("POST", "/invoices/" + id + "/accept", Map.of("reason", "Again")).text("/reason"))
                .isEqualTo("Agreed by phone");
        Got rejected = RunningService.operator("POST", "/invoices/" + id + "/reject", Map.of("reason", "Made out to somebody else"));
        assertThat(rejected.text("/state")).isEqualTo("rejected");
        assertThat(RunningService.provider(provider, "/" + november + "/invoices").text("/data/0/attributes/reason"))
                .isEqualTo("Made out to somebody else");
        assertThat(send(bill("INV-2", "500.00", "100.00", "600.00")).text("/data/attributes/state")).isEqualTo("matched");
        assertThat(RunningService.operator("POST", "/invoices/" + id + "/accept", Map.of("reason", "Too late")).codes())
                .containsExactly("invoice_superseded");

        Got shown = RunningService.operator("GET", "/invoices/" + id, null);
        assertThat(shown.body().path("history").values().stream().map(step -> step.path("state").asString() + " by " + step.path("actor").asString()))
                .containsExactly("queried by provider", "accepted by finance", "rejected by finance", "superseded by provider");
        assertThat(shown.text("/history/1/effective_at")).isEqualTo("2024-11-26T09:00:00Z");
        assertThat(RunningService.rows("SELECT action || ': ' || (reason ->> 'reason') FROM audit WHERE subject_id = '" + id + "' ORDER BY position"))
                .containsExactly("invoice accepted: Agreed by phone", "invoice rejected: Made out to somebody else");
    }

    @Test
    void whateverChangesTheTotalHasTheInvoiceCheckedAgain() {
        send(bill("INV-1", "500.00", "100.00", "600.00"));

        RunningService.hears(Told.declaration(declaration, provider, "voided", 2, AFTER));
        assertThat(standing("/state")).isEqualTo("queried");
        assertThat(standing("/differences/2/statement")).isEqualTo("300.00");
        assertThat(authorise().codes()).containsExactly("invoice_outstanding");
        String adjustment = RunningService.operator("POST", "/statements/" + november + "/adjustments",
                Map.of("description", "As if it were there", "amount", "250.00")).text("/id");
        assertThat(standing("/state")).isEqualTo("matched");
        RunningService.operator("PUT", "/adjustments/" + adjustment, Map.of("description", "A penny less", "amount", "249.99"));
        assertThat(standing("/state")).isEqualTo("queried");
        RunningService.operator("DELETE", "/adjustments/" + adjustment, null);
        assertThat(standing("/differences/0/statement")).isEqualTo("250.00");
    }

    @Test
    void badInvoicesAreRefusedAttributeByAttributeAndNothingIsKept() {
        assertThat(send(Map.of()).codes()).containsExactly("number_missing", "date_missing", "net_missing", "vat_missing", "gross_missing");
        Got bad = send(bill(" ", "1.001", "-", "£5"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.codes()).containsExactly("number_missing", "net_invalid", "vat_invalid", "gross_invalid");
        assertThat(bad.text("/errors/1/source/pointer")).isEqualTo("/data/attributes/net");
        assertThat(send(Map.of("number", true, "date", 20241126, "net", List.of(), "vat", Map.of("pounds", 1), "gross", 1e15)).codes())
                .containsExactly("number_invalid", "date_invalid", "net_invalid", "vat_invalid", "gross_invalid");
        assertThat(send(bill("9".repeat(101), "1.00", "0.20", "1.21")).codes()).containsExactly("number_invalid", "gross_not_net_plus_vat");
        assertThat(RunningService.send(token(), "POST", path(november), Map.of("data", Map.of("type", "bill", "attributes", Map.of()))).codes())
                .containsExactly("type_mismatch");
        assertThat(RunningService.send(token(), "POST", path(november), Map.of("number", "INV-1")).status()).isEqualTo(400);
        UUID open = statement(12);
        assertThat(send(open, Map.of("number", "INV-1", "date", "2024-02-30", "net", 1, "vat", 0.2, "gross", 1.2)).codes())
                .containsExactly("date_invalid", "statement_not_payable");
        for (Map<String, String> reason : List.of(Map.<String, String>of(), Map.of("reason", " "), Map.of("reason", "x".repeat(1001)))) {
            assertThat(RunningService.operator("POST", "/invoices/" + UUID.randomUUID() + "/reject", reason).codes()).containsExactly("required");
        }
        assertThat(RunningService.rows("SELECT number FROM invoice WHERE lead_provider_id = '" + provider + "'")).isEmpty();
    }

    @Test
    void aNumberIsUsedOnce() {
        String first = send(bill("INV-1", "1.00", "0.00", "1.00")).text("/data/id");

        Got again = send(bill("INV-1", "500.00", "100.00", "600.00"));

        assertThat(again.codes()).containsExactly("invoice_number_taken");
        assertThat(again.text("/errors/0/meta/invoice_id")).isEqualTo(first);
        assertThat(states()).containsExactly("INV-1 queried");
    }

    @Test
    void ofPostsWithOneNumberThatComeAtOnceOneIsTaken() throws Exception {
        List<Future<Got>> answers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            answers = IntStream.range(0, 8).mapToObj(_ -> threads.submit(() -> send(bill("INV-1", "1.00", "0.00", "1.00")))).toList();
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Got> answer : answers) {
            statuses.add(answer.get().status());
        }
        assertThat(statuses).containsOnlyOnce(200).filteredOn(status -> status != 200).hasSize(7).containsOnly(422);
    }

    @Test
    void nobodySeesOrInvoicesStatementsOfOthers() {
        send(bill("INV-1", "1.00", "0.00", "1.00"));
        String other = TestTokens.provider(UUID.randomUUID());
        Got unknown = RunningService.send(token(), "GET", path(UUID.randomUUID()), null);

        for (Object body : new Object[] {bill("INV-9", "1.00", "0.00", "1.00"), Map.of()}) {
            Got foreign = RunningService.send(other, "POST", path(november), Map.of("data", Map.of("type", "invoice", "attributes", body)));
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(unknown.body());
        }
        assertThat(RunningService.send(other, "GET", path(november), null).body()).isEqualTo(unknown.body());
        assertThat(states()).containsExactly("INV-1 queried");
        assertThat(RunningService.send(TestTokens.operator("intake"), "GET", "/operator/v1/invoices/" + UUID.randomUUID(), null).codes())
                .containsExactly("scope_missing");
        assertThat(RunningService.send(token(), "POST", "/operator/v1/invoices/" + UUID.randomUUID() + "/accept", Map.of("reason", "Mine")).status())
                .isIn(401, 403);
        assertThat(RunningService.operator("GET", "/invoices/" + UUID.randomUUID(), null).status()).isEqualTo(404);
        assertThat(RunningService.operator("POST", "/invoices/" + UUID.randomUUID() + "/accept", Map.of("reason", "Fine")).status()).isEqualTo(404);
    }

    @Test
    void invoicesArePaged() {
        for (String number : List.of("C", "A", "B")) {
            send(bill(number, "1.00", "0.00", "1.00"));
        }
        List<String> numbers = new ArrayList<>();
        String next = "/" + november + "/invoices?page%5Bper_page%5D=1";
        while (next != null) {
            Got page = RunningService.provider(provider, next);
            page.body().path("data").values().forEach(each -> numbers.add(each.at("/attributes/number").asString()));
            String link = page.body().at("/links/next").asString("");
            next = link.isEmpty() ? null : link.substring(link.indexOf("/api/v3/statements") + "/api/v3/statements".length());
        }

        assertThat(numbers).containsExactly("C", "A", "B");
    }

    @Test
    void whetherAProviderInvoicesIsAskedBeforeAPaymentIsRefusedByIt() {
        RunningService.owner().knows("lead-providers", Told.provider(provider, true, false, 2));

        assertThat(authorise().status()).isEqualTo(200);
    }

    private Got authorise() {
        return RunningService.operator(AFTER, "POST", "/statements/" + november + "/authorise-payment", Map.of("confirmed", true));
    }

    private @Nullable String standing(String pointer) {
        return RunningService.operator("GET", "/statements/" + november, null).text("/invoice" + pointer);
    }

    private List<String> states() {
        return RunningService.provider(provider, "/" + november + "/invoices").body().path("data").values().stream()
                .map(each -> each.at("/attributes/number").asString() + " " + each.at("/attributes/state").asString()).toList();
    }

    private List<String> worklist() {
        return RunningService.operator("GET", "/worklist", null).body().values().stream().map(item -> item.path("kind").asString() + " "
                + item.path("subject_type").asString() + " " + item.path("subject_id").asString()).toList();
    }

    private Got send(Object attributes) {
        return send(november, attributes);
    }

    private Got send(UUID statement, Object attributes) {
        return RunningService.send(token(), "POST", path(statement), Map.of("data", Map.of("type", "invoice", "attributes", attributes)));
    }

    private String token() {
        return TestTokens.provider(provider);
    }

    private static String path(UUID statement) {
        return "/api/v3/statements/" + statement + "/invoices";
    }

    private static Map<String, Object> bill(String number, String net, String vat, String gross) {
        return new HashMap<>(Map.of("number", number, "date", "2024-11-26", "net", net, "vat", vat, "gross", gross));
    }

    private UUID statement(int month) {
        UUID id = UUID.randomUUID();
        LocalDate deadline = LocalDate.of(2024, month, 25);
        assertThat(RunningService.operator("PUT", "/statements/" + id, Map.of("lead_provider_id", provider, "cohort", "2024a", "type", "npq",
                "month", month, "year", 2024, "deadline_date", deadline.toString(), "payment_date", deadline.plusDays(20).toString(),
                "output_fee", true)).status()).isEqualTo(200);
        return id;
    }
}
