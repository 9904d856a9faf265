package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.testkit.TestTokens;
import milepost.statements.Finance;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FinanceOverHttpTest {

    private static final Instant NOVEMBER = Instant.parse("2024-11-10T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2024-11-26T09:00:00Z");

    private final UUID provider = UUID.randomUUID();

    @BeforeAll
    static void theCatalogueIsThere() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
    }

    @Test
    void aStatementsWholeLifeFromContractToPayment() {
        RunningService.hears(Told.provider(provider, true));
        Got contract = RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), contract(Map.of()));
        assertThat(contract.status()).isEqualTo(200);
        assertThat(contract.body().path("version").asInt()).isOne();
        UUID november = statement(11, "2024-11-25");
        UUID declaration = UUID.randomUUID();

        RunningService.hears(Told.declaration(declaration, provider, "submitted", 1, NOVEMBER));

        Got open = RunningService.operator("GET", "/statements/" + november, null);
        assertThat(open.text("/state")).isEqualTo("open");
        // (150 + 100) and a fifth of VAT
        assertThat(open.text("/totals/total")).isEqualTo("300.00");
        assertThat(open.text("/breakdown/0/unit_price")).isEqualTo("150.00");
        assertThat(open.body().at("/counts/started").asInt()).isOne();

        assertThat(RunningService.operator(AFTER, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider))
                .body().path("statements").values().stream().map(id -> id.asString())).containsExactly(november.toString());
        Got adjustment = RunningService.operator("POST", "/statements/" + november + "/adjustments",
                Map.of("description", "Late room hire", "amount", "-10.00"));
        assertThat(adjustment.status()).isEqualTo(201);
        assertThat(RunningService.operator(AFTER, "POST", "/statements/" + november + "/authorise-payment", Map.of()).codes())
                .containsExactly("confirmation_missing");
        Got paid = RunningService.operator(AFTER, "POST", "/statements/" + november + "/authorise-payment", Map.of("confirmed", true));
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("/state")).isEqualTo("paid");
        assertThat(paid.text("/authorised_at")).isEqualTo("2024-11-26T09:00:00Z");
        // 250 − 10 = 240, and a fifth of VAT
        assertThat(paid.text("/totals/total")).isEqualTo("288.00");
        assertThat(RunningService.operator(AFTER, "POST", "/statements/" + november + "/authorise-payment", Map.of("confirmed", true))
                .codes()).containsExactly("already_authorised");
        assertThat(RunningService.operator("DELETE", "/adjustments/" + adjustment.text("/id"), null).codes())
                .containsExactly("statement_paid");
        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(RunningService.operator("GET", "/statements/" + november, null)
                .body().at("/progress/paid_lines").asInt()).isOne());
        assertThat(RunningService.peer("/internal/snapshots/lines?ids=" + declaration).text("/snapshots/0/payload/payment/statement_state"))
                .isEqualTo("paid");
        assertThat(RunningService.rows("SELECT action FROM audit WHERE subject_id = '" + november + "' ORDER BY position"))
                .containsExactly("statement opened", "payment authorised");
    }

    @Test
    void aProviderSeesItsStatementsWithTotalsAndEveryAmountAndNobodyElses() {
        RunningService.hears(Told.provider(provider, false));
        UUID contract = UUID.randomUUID();
        RunningService.operator("PUT", "/contracts/" + contract, contract(Map.of("monthly_service_fee", "894.00")));
        UUID november = statement(11, "2024-11-25");
        UUID december = statement(12, "2024-12-25");
        RunningService.hears(Told.declaration(UUID.randomUUID(), provider, "submitted", 1, NOVEMBER));

        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(RunningService.provider(provider, "/" + november).text("/data/attributes/totals/total"))
                .isEqualTo("1144.00"));
        Got shown = RunningService.provider(provider, "/" + november);
        assertThat(shown.text("/data/attributes/month")).isEqualTo("November");
        assertThat(shown.text("/data/attributes/year")).isEqualTo("2024");
        assertThat(shown.text("/data/attributes/cohort")).isEqualTo("2024");
        assertThat(shown.headers().getETag()).isNotNull();
        Got lines = RunningService.provider(provider, "/" + november + "/lines");
        assertThat(lines.body().path("data").values().stream().map(line -> line.at("/attributes/kind").asString()))
                .containsExactlyInAnyOrder("payment", "targeted_delivery_funding", "service_fee");
        assertThat(lines.body().path("data").values().stream()
                .map(line -> new BigDecimal(line.at("/attributes/amount").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("1144.00");
        assertThat(lines.body().path("data").values().stream().map(line -> line.at("/attributes/course_identifier").asString() + " "
                + line.at("/attributes/contract_id").asString())).containsOnly("npq-headship " + contract);
        assertThat(pagedByOne("/" + november + "/lines")).hasSize(3).doesNotHaveDuplicates();
        assertThat(pagedByOne("")).containsExactly(november.toString(), december.toString());

        UUID other = UUID.randomUUID();
        Got unknown = RunningService.provider(provider, "/" + UUID.randomUUID());
        for (String path : List.of("/" + november, "/" + november + "/lines")) {
            Got foreign = RunningService.provider(other, path);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(unknown.body());
        }
        assertThat(RunningService.provider(other, "").body().path("data").isEmpty()).isTrue();
    }

    @Test
    void anUnknownProviderIsAskedForBeforeItIsRefused() {
        RunningService.owner().knows("lead-providers", Told.provider(provider, false));

        assertThat(RunningService.operator("PUT", "/statements/" + UUID.randomUUID(), body(11, "2024-11-25")).status()).isEqualTo(200);
        Got refused = RunningService.operator("PUT", "/statements/" + UUID.randomUUID(),
                with(body(11, "2024-11-25"), "lead_provider_id", UUID.randomUUID()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("unknown_lead_provider");
        assertThat(RunningService.owner().timesAsked()).isPositive();
    }

    @Test
    void badStatementsAreRefusedFieldByField() {
        RunningService.hears(Told.provider(provider, false));
        UUID id = UUID.randomUUID();

        assertThat(RunningService.operator("PUT", "/statements/" + id, Map.of("colour", "red")).codes())
                .containsExactly("unknown_field");
        assertThat(RunningService.operator("PUT", "/statements/" + id,
                with(with(body(13, "2024-11-25"), "year", 2019), "payment_date", "2024-11-01")).codes())
                .containsExactly("out_of_range", "out_of_range", "payment_before_deadline");
        statement(11, "2024-11-25");
        assertThat(RunningService.operator("PUT", "/statements/" + id, body(11, "2024-11-25")).codes())
                .containsExactly("statement_exists");
        assertThat(RunningService.operator("GET", "/statements/" + id, null).status()).isEqualTo(404);
    }

    @Test
    void onlyAnOpenStatementsDatesChange() {
        RunningService.hears(Told.provider(provider, false));
        UUID november = statement(11, "2024-11-25");

        assertThat(RunningService.operator("PUT", "/statements/" + november, body(11, "2024-11-20")).text("/deadline_date"))
                .isEqualTo("2024-11-20");
        assertThat(RunningService.operator("PUT", "/statements/" + november, body(12, "2024-11-20")).codes())
                .containsExactly("statement_identity_fixed");
        assertThat(RunningService.operator(AFTER, "POST", "/statements/cut-off", Map.of("ids", List.of(november))).status()).isEqualTo(200);
        assertThat(RunningService.operator("PUT", "/statements/" + november, body(11, "2024-11-21")).codes())
                .containsExactly("statement_locked");
        assertThat(RunningService.operator("PUT", "/statements/" + november, body(11, "2024-11-20")).status()).isEqualTo(200);
        assertThat(RunningService.operator(AFTER, "POST", "/statements/" + november + "/authorise-payment", Map.of("confirmed", true))
                .codes()).containsExactly("nothing_to_pay");
    }

    @Test
    void contractsAreJudgedFieldByFieldAndEachCourseHasOne() {
        RunningService.hears(Told.provider(provider, false));
        String id = UUID.randomUUID().toString();
        assertThat(RunningService.operator("PUT", "/contracts/" + id, contract(Map.of("per_participant", "0.00", "recruitment_target", 0)))
                .codes()).containsExactly("out_of_range", "out_of_range");
        assertThat(RunningService.operator("PUT", "/contracts/" + id, contract(Map.of())).status()).isEqualTo(200);
        assertThat(RunningService.operator("PUT", "/contracts/" + id, contract(Map.of())).body().path("version").asInt()).isOne();
        assertThat(RunningService.operator("PUT", "/contracts/" + id, contract(Map.of("per_participant", "1200.00")))
                .body().path("version").asInt()).isEqualTo(2);
        assertThat(RunningService.operator("GET", "/contracts/" + id, null).text("/per_participant")).isEqualTo("1200.00");
        assertThat(RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), contract(Map.of())).codes())
                .containsExactly("contract_exists");
        assertThat(RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), contract(Map.of("course_identifier", "npq-juggling")))
                .codes()).containsExactly("unknown_course");
    }

    @Test
    void firstPutsOfOneContractAtTheSameMomentEachBecomeAVersion() throws Exception {
        RunningService.hears(Told.provider(provider, false));
        UUID id = UUID.randomUUID();
        List<java.util.concurrent.Future<Got>> answers;
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            answers = java.util.stream.IntStream.rangeClosed(1, 8).mapToObj(price -> threads.submit(() -> RunningService.operator(
                    "PUT", "/contracts/" + id, contract(Map.of("per_participant", price + "00.00"))))).toList();
        }

        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        assertThat(RunningService.operator("GET", "/contracts/" + id, null).body().path("version").asInt()).isEqualTo(8);
    }

    @Test
    void anAdjustmentIsDescribedAndIsNotZero() {
        RunningService.hears(Told.provider(provider, false));
        UUID november = statement(11, "2024-11-25");

        assertThat(RunningService.operator("POST", "/statements/" + november + "/adjustments", Map.of("amount", "0.00")).codes())
                .containsExactly("required", "amount_zero");
        assertThat(RunningService.operator("POST", "/statements/" + november + "/adjustments",
                Map.of("description", "Too exact", "amount", "0.001")).codes()).containsExactly("invalid_amount");
        Got added = RunningService.operator("POST", "/statements/" + november + "/adjustments",
                Map.of("description", "Agreed", "amount", "5.00"));
        assertThat(RunningService.operator("PUT", "/adjustments/" + added.text("/id"),
                Map.of("description", "Agreed", "amount", "7.00")).text("/amount")).isEqualTo("7.00");
        assertThat(RunningService.operator("GET", "/statements/" + november, null).text("/totals/adjustments")).isEqualTo("7.00");
        assertThat(RunningService.operator("DELETE", "/adjustments/" + added.text("/id"), null).status()).isEqualTo(204);
        assertThat(RunningService.operator("GET", "/adjustments/" + added.text("/id"), null).status()).isEqualTo(404);
    }

    @Test
    void moneyNeedsTheScopeFinance() {
        for (String path : List.of("/operator/v1/statements/" + UUID.randomUUID(), "/operator/v1/worklist",
                "/operator/v1/contracts/" + UUID.randomUUID(), "/operator/v1/reconciliation")) {
            Got refused = RunningService.send(TestTokens.operator("intake"), "GET", path, null);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.codes()).containsExactly("scope_missing");
            assertThat(RunningService.send(TestTokens.provider(provider), "GET", path, null).status()).isIn(401, 403);
        }
    }

    @Test
    void whatWaitsForAStatementIsInTheWorklistAndIsPlacedWhenOneOpens() {
        RunningService.hears(Told.provider(provider, false));
        UUID declaration = UUID.randomUUID();
        RunningService.hears(Told.declaration(declaration, provider, "submitted", 1, NOVEMBER));
        assertThat(worklist()).contains("declaration_without_statement " + declaration);

        UUID november = statement(11, "2024-11-25");

        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(worklist()).doesNotContain("declaration_without_statement " + declaration));
        assertThat(RunningService.operator("GET", "/statements/" + november, null).body().at("/counts/started").asInt()).isOne();
        // nobody agreed a price for it yet
        assertThat(worklist()).contains("line_without_contract " + november);
    }

    @Test
    void theServiceMeasuresItself() {
        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(RunningService.metrics())
                .contains("milepost_journal_imbalance", "converge_repaired_total{sweep=\"fundable-without-line\"", "milepost_worklist{kind=\"refund_unplaced\"}",
                        "milepost_lines_money{state=\"clawed_back\"}", "milepost_invoices{state=\"queried\"}", "milepost_reconciliation_age_seconds"));
    }

    private List<String> worklist() {
        return RunningService.operator("GET", "/worklist", null).body().values().stream()
                .map(item -> item.path("kind").asString() + " " + item.path("subject_id").asString()).toList();
    }

    private List<String> pagedByOne(String path) {
        List<String> ids = new ArrayList<>();
        String next = path + "?page%5Bper_page%5D=1";
        while (next != null) {
            Got page = RunningService.provider(provider, next);
            page.body().path("data").values().forEach(each -> ids.add(each.path("id").asString()));
            String link = page.body().at("/links/next").asString("");
            next = link.isEmpty() ? null : link.substring(link.indexOf("/api/v3/statements") + "/api/v3/statements".length());
        }
        return ids;
    }

    private UUID statement(int month, String deadline) {
        UUID id = UUID.randomUUID();
        Got put = RunningService.operator("PUT", "/statements/" + id, body(month, deadline));
        assertThat(put.status()).isEqualTo(200);
        return id;
    }

    private Map<String, Object> body(int month, String deadline) {
        return Map.of("lead_provider_id", provider, "cohort", "2024a", "type", "npq", "month", month, "year", 2024,
                "deadline_date", deadline, "payment_date", LocalDate.parse(deadline).plusDays(20).toString(), "output_fee", true);
    }

    private Map<String, Object> contract(Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024",
                "course_identifier", "npq-headship", "per_participant", "1000.00", "output_payment_percentage", 60,
                "number_of_payment_periods", 4, "service_fee_percentage", 0, "service_fee_installments", 19,
                "recruitment_target", 72));
        body.putAll(changes);
        return body;
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
