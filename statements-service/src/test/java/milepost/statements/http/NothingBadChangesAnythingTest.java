package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import milepost.platform.messaging.Snapshot;
import milepost.statements.Finance;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import milepost.statements.domain.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Whatever finance gets wrong is refused with its code, in both families, and everything stays as it was. */
class NothingBadChangesAnythingTest {

    private static final Instant IN_TIME = Instant.parse("2024-11-10T12:00:00Z");
    /** Half an hour of the deadline's day is left in London. */
    private static final Instant ON_THE_DEADLINE = Instant.parse("2024-11-25T23:30:00Z");
    private static final Instant AFTER = Instant.parse("2024-11-26T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID declaration = UUID.randomUUID();
    private final String statement = "/statements/" + UUID.randomUUID();
    private final UUID december = UUID.randomUUID();

    @BeforeAll
    static void theCatalogueIsThere() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
        RunningService.hears(Told.course("npq-senior-leadership", "leadership"));
    }

    @BeforeEach
    void theProviderIsThere() {
        RunningService.hears(Told.provider(provider, true));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void anOpenStatementIsNeitherAuthorisedNorCutOffEarlyNorGivenImpossibleDatesOrAmounts(Family family) {
        opened(family);

        refuses("statement_not_payable", AFTER, "POST", statement + "/authorise-payment", Map.of("confirmed", true));
        refuses("wrong_type", AFTER, "POST", statement + "/authorise-payment", Map.of("confirmed", "yes"));
        refuses("unknown_field", AFTER, "POST", statement + "/authorise-payment", Map.of("sure", true));
        unchanged(() -> assertThat(cutOff(ON_THE_DEADLINE)).isEmpty());
        badAmounts();
        refuses("payment_before_deadline", IN_TIME, "PUT", statement, with(body(family), "payment_date", "2024-11-24"));
        refuses("wrong_type", IN_TIME, "PUT", statement, with(body(family), "deadline_date", "2024-11-31"));
        refuses("wrong_type", IN_TIME, "PUT", statement, with(body(family), "deadline_date", "25/11/2024"));
        refuses("wrong_type", IN_TIME, "PUT", statement, with(body(family), "payment_date", "+999999999-12-31"));
        refuses("wrong_type", IN_TIME, "PUT", statement, with(body(family), "milestones", Collections.singletonList(null)));
        badMilestones(family);
        refuses("statement_identity_fixed", IN_TIME, "PUT", statement, with(body(family), "month", 10));
        refuses("statement_identity_fixed", IN_TIME, "PUT", statement, body(family == Family.NPQ ? Family.ECF : Family.NPQ));
        refuses("statement_has_lines", IN_TIME, "PUT", statement, with(body(family), "output_fee", false));
        refuses("statement_exists", IN_TIME, "PUT", "/statements/" + UUID.randomUUID(), body(family));
        refuses("unknown_cohort", IN_TIME, "PUT", "/statements/" + UUID.randomUUID(), with(body(family), "cohort", "2031a"));
        refuses("unknown_lead_provider", IN_TIME, "PUT", "/statements/" + UUID.randomUUID(), with(body(family), "lead_provider_id", UUID.randomUUID()));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void aClosedStatementIsPaidOnceWhenThatIsConfirmedAndDueAndIsNotChangedAnyMore(Family family) {
        opened(family);
        assertThat(cutOff(AFTER)).hasSize(1);

        refuses("confirmation_missing", AFTER, "POST", statement + "/authorise-payment", Map.of("confirmed", false));
        refuses("confirmation_missing", AFTER, "POST", statement + "/authorise-payment", null);
        refuses("deadline_not_passed", ON_THE_DEADLINE, "POST", statement + "/authorise-payment", Map.of("confirmed", true));
        refuses("statement_locked", AFTER, "PUT", statement, with(body(family), "payment_date", "2024-12-24"));
        refuses("statement_locked", AFTER, "POST", statement + "/move-lines", moving());
        badAmounts();

        String adjustment = "/adjustments/" + RunningService.operator(AFTER, "POST", statement + "/adjustments", adjusting("-10.00")).text("/id");
        refuses("invalid_amount", AFTER, "PUT", adjustment, adjusting("-10.005"));
        assertThat(RunningService.operator(AFTER, "POST", statement + "/authorise-payment", Map.of("confirmed", true)).status()).isEqualTo(200);
        await().atMost(Finance.PATIENCE).until(() -> RunningService.operator("GET", statement, null).body().at("/progress/paid_lines").asInt() == 1);

        refuses("already_authorised", AFTER, "POST", statement + "/authorise-payment", Map.of("confirmed", true));
        refuses("statement_paid", AFTER, "POST", statement + "/adjustments", adjusting("10.00"));
        refuses("statement_paid", AFTER, "PUT", adjustment, adjusting("-20.00"));
        refuses("statement_paid", AFTER, "DELETE", adjustment, null);
        refuses("statement_locked", AFTER, "PUT", statement, with(body(family), "deadline_date", "2024-11-24"));
        refuses("statement_locked", AFTER, "POST", statement + "/move-lines", moving());
        unchanged(() -> assertThat(cutOff(AFTER)).isEmpty());
    }

    /** In summer London is an hour ahead: what the clock of the world calls 23:30 is the next day there (decision A16). */
    @ParameterizedTest
    @EnumSource(Family.class)
    void theDayOfADeadlineInJulyEndsWhenItEndsInLondon(Family family) {
        Instant aMinuteIsLeft = Instant.parse("2024-07-25T22:59:00Z");
        Instant over = Instant.parse("2024-07-25T23:30:00Z");
        agreed(family == Family.NPQ ? npq() : ecf(band("A", 1, 100)));
        RunningService.operator(IN_TIME, "PUT", statement, with(with(with(body(family), "month", 7), "deadline_date", "2024-07-25"), "payment_date", "2024-08-25"));
        RunningService.hears(declared(family, Instant.parse("2024-07-10T12:00:00Z")));

        unchanged(() -> assertThat(cutOff(aMinuteIsLeft)).isEmpty());
        assertThat(cutOff(over)).containsExactly(statement.substring("/statements/".length()));

        refuses("deadline_not_passed", aMinuteIsLeft, "POST", statement + "/authorise-payment", Map.of("confirmed", true));
        assertThat(RunningService.operator(over, "POST", statement + "/authorise-payment", Map.of("confirmed", true)).status()).isEqualTo(200);
    }

    private List<String> cutOff(Instant at) {
        return RunningService.operator(at, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider))
                .body().path("statements").values().stream().map(id -> id.asString()).toList();
    }

    private void badMilestones(Family family) {
        Map<String, Object> started = Map.of("schedule_identifier", "a-schedule-of-autumn", "declaration_type", "started");
        for (List<Map<String, Object>> milestones : List.of(List.of(with(started, "schedule_identifier", null)),
                List.of(with(started, "schedule_identifier", "In Autumn")), List.of(with(started, "declaration_type", null)),
                List.of(with(started, "declaration_type", "retained-9")), List.of(started, with(started, "declaration_type", "retained-1"), started))) {
            refuses("invalid_milestone", IN_TIME, "PUT", statement, with(body(family), "milestones", milestones));
        }
        refuses("invalid_milestone", IN_TIME, "PUT", "/statements/" + UUID.randomUUID(),
                with(with(with(body(family), "month", 10), "output_fee", false), "milestones", List.of(started)));
    }

    private void badAmounts() {
        for (Object amount : List.of("0.001", new BigDecimal("10.125"), "1000000000000.00")) {
            refuses("invalid_amount", IN_TIME, "POST", statement + "/adjustments", adjusting(amount));
        }
        refuses("amount_zero", IN_TIME, "POST", statement + "/adjustments", adjusting("0.00"));
        refuses("wrong_type", IN_TIME, "POST", statement + "/adjustments", adjusting("1e30"));
        refuses("wrong_type", IN_TIME, "POST", statement + "/adjustments", adjusting("ten pounds"));
        refuses("wrong_type", IN_TIME, "POST", statement + "/adjustments", adjusting(true));
        refuses("required", IN_TIME, "POST", statement + "/adjustments", Map.of("description", "Agreed"));
        refuses("required", IN_TIME, "POST", statement + "/adjustments", Map.of("amount", "1.00"));
    }

    @Test
    void anNpqContractThatIsBadInAnyWayLeavesTheAgreedOneInForce() {
        Map<String, Object> agreed = npq();
        String contract = agreed(agreed);
        for (String amount : List.of("per_participant", "monthly_service_fee", "targeted_delivery_funding_per_participant")) {
            keeps(contract, with(agreed, amount, "1000.005"), "invalid_amount");
            keeps(contract, with(agreed, amount, "-0.01"), "out_of_range");
            keeps(contract, with(agreed, amount, "a lot"), "wrong_type");
        }
        keeps(contract, with(agreed, "per_participant", "0.00"), "out_of_range");
        for (String number : List.of("recruitment_target", "number_of_payment_periods", "output_payment_percentage", "service_fee_percentage",
                "service_fee_installments")) {
            keeps(contract, with(agreed, number, -1), "out_of_range");
            keeps(contract, with(agreed, number, 2_000_000), "out_of_range");
            keeps(contract, with(agreed, number, 1.5), "wrong_type");
        }
        keeps(contract, with(agreed, "number_of_payment_periods", 0), "out_of_range");
        keeps(contract, with(agreed, "monthly_service_fee", null), "required");
        keeps(contract, with(with(agreed, "monthly_service_fee", null), "service_fee_installments", 0), "out_of_range");
        keeps(contract, with(agreed, "bands", List.of()), "unknown_field");
        keeps(contract, with(agreed, "course_identifier", "npq-senior-leadership"), "contract_identity_fixed");
        isNone(with(agreed, "course_identifier", "npq-juggling"), "unknown_course");
        isNone(with(agreed, "course_identifier", null), "required");
        belongsNowhereElse(agreed);
    }

    @Test
    void anEcfContractThatIsBadInAnyWayLeavesTheAgreedOneInForce() {
        Map<String, Object> agreed = ecf(band("A", 1, 100), band("B", 101, 200));
        String contract = agreed(agreed);
        keepsBands(contract, "bands_not_contiguous", band("A", 1, 100), band("B", 100, 200));
        keepsBands(contract, "bands_not_contiguous", band("A", 1, 100), band("B", 1, 200));
        keepsBands(contract, "bands_not_contiguous", band("A", 1, 100), band("B", 102, 200));
        keepsBands(contract, "bands_not_contiguous", band("A", 2, 100));
        keepsBands(contract, "bands_not_contiguous", band("A", -5, 100));
        keepsBands(contract, "out_of_range", band("A", 1, -1));
        keepsBands(contract, "out_of_range", band("A", 1, 0));
        keepsBands(contract, "out_of_range", band("A", 1, 100), band("B", 101, 100));
        keepsBands(contract, "out_of_range", band("A", 1, 2_000_000));
        keepsBands(contract, "invalid_band_name", band("A", 1, 100), band("A", 101, 200));
        keepsBands(contract, "invalid_band_name", band("a", 1, 100));
        keepsBands(contract, "wrong_type", with(band("A", 1, 100), "max", 99.5));
        for (String share : List.of("output_payment_percentage", "service_fee_percentage")) {
            keepsBands(contract, "out_of_range", with(band("A", 1, 100), share, 101));
            keepsBands(contract, "out_of_range", with(band("A", 1, 100), share, -1));
            keepsBands(contract, "wrong_type", with(band("A", 1, 100), share, 0.6));
        }
        keepsBands(contract, "invalid_amount", with(band("A", 1, 100), "per_participant", "800.125"));
        keepsBands(contract, "out_of_range", with(band("A", 1, 100), "per_participant", "-800.00"));
        keepsBands(contract, "out_of_range", with(band("A", 1, 100), "per_participant", "0.00"));
        keepsBands(contract, "required", with(band("A", 1, 100), "per_participant", null));
        keeps(contract, with(agreed, "bands", Collections.singletonList(null)), "wrong_type");
        keepsBands(contract, "out_of_range");
        keeps(contract, with(agreed, "bands", IntStream.range(0, 27).mapToObj(i -> band("A", 1, 1)).toList()), "out_of_range");
        keeps(contract, with(agreed, "bands", Map.of("A", 100)), "wrong_type");
        for (String amount : List.of("set_up_fee", "monthly_service_fee", "uplift_amount")) {
            keeps(contract, with(agreed, amount, "100.001"), "invalid_amount");
            keeps(contract, with(agreed, amount, "-0.01"), "out_of_range");
        }
        keeps(contract, with(agreed, "set_up_fee", "9999999.00"), "set_up_fee_too_high");
        keeps(contract, with(agreed, "uplift_target", "1.01"), "out_of_range");
        keeps(contract, with(agreed, "uplift_target", "-0.33"), "out_of_range");
        keeps(contract, with(agreed, "uplift_target", "0.33333"), "out_of_range");
        keeps(contract, with(agreed, "recruitment_target", 0), "out_of_range");
        keeps(contract, with(agreed, "per_participant", "1000.00"), "unknown_field");
        belongsNowhereElse(agreed);
    }

    @Test
    void aMentorsContractThatIsBadInAnyWayLeavesTheAgreedOneInForce() {
        Map<String, Object> agreed = Map.of("kind", "ecf_mentor", "lead_provider_id", provider, "cohort", "2024", "recruitment_target", 6000,
                "payment_per_participant", "1000.00");
        String contract = agreed(agreed);
        keeps(contract, with(agreed, "payment_per_participant", "1000.125"), "invalid_amount");
        keeps(contract, with(agreed, "payment_per_participant", "-1000.00"), "out_of_range");
        keeps(contract, with(agreed, "payment_per_participant", "0.00"), "out_of_range");
        keeps(contract, with(agreed, "payment_per_participant", null), "required");
        keeps(contract, with(agreed, "recruitment_target", -1), "out_of_range");
        belongsNowhereElse(agreed);
    }

    private void belongsNowhereElse(Map<String, Object> agreed) {
        isNone(with(agreed, "cohort", "2031a"), "unknown_cohort");
        isNone(with(agreed, "cohort", "autumn"), "unknown_cohort");
        isNone(with(agreed, "lead_provider_id", UUID.randomUUID()), "unknown_lead_provider");
        isNone(with(agreed, "kind", "ecf_school"), "invalid_kind");
        isNone(agreed, "contract_exists");
    }

    @SafeVarargs
    private void keepsBands(String contract, String code, Map<String, Object>... bands) {
        keeps(contract, ecf(bands), code);
    }

    private void keeps(String contract, Map<String, Object> bad, String code) {
        JsonNode before = RunningService.operator("GET", contract, null).body();
        refused(code, RunningService.operator("PUT", contract, bad), bad);
        assertThat(RunningService.operator("GET", contract, null).body()).as("after %s", bad).isEqualTo(before);
        assertThat(before.path("version").asInt()).isOne();
    }

    private void isNone(Map<String, Object> bad, String code) {
        String contract = "/contracts/" + UUID.randomUUID();
        refused(code, RunningService.operator("PUT", contract, bad), bad);
        assertThat(RunningService.operator("GET", contract, null).status()).isEqualTo(404);
    }

    private String agreed(Map<String, Object> body) {
        String contract = "/contracts/" + UUID.randomUUID();
        assertThat(RunningService.operator("PUT", contract, body).status()).isEqualTo(200);
        return contract;
    }

    /** With a contract and one declaration on it. */
    private void opened(Family family) {
        agreed(family == Family.NPQ ? npq() : ecf(band("A", 1, 100)));
        assertThat(RunningService.operator(IN_TIME, "PUT", statement, body(family)).status()).isEqualTo(200);
        Map<String, Object> next = with(with(with(body(family), "month", 12), "deadline_date", "2024-12-25"), "payment_date", "2025-01-25");
        assertThat(RunningService.operator(IN_TIME, "PUT", "/statements/" + december, next).status()).isEqualTo(200);
        RunningService.hears(declared(family, IN_TIME));
    }

    private Snapshot declared(Family family, Instant at) {
        return family == Family.NPQ ? Told.declaration(declaration, provider, "submitted", 1, at)
                : Told.ecfDeclaration(declaration, provider, "2024a", "ecf-induction", "started", true, "submitted", 1, at);
    }

    private void refuses(String code, Instant at, String method, String path, @Nullable Object body) {
        unchanged(() -> refused(code, RunningService.operator(at, method, path, body), body));
    }

    private static void refused(String code, Got answer, @Nullable Object body) {
        assertThat(answer.codes()).as("%s", body).containsExactly(code);
        assertThat(answer.status()).isEqualTo(422);
    }

    /** What is shown, what the books hold and what was said to others. */
    private void unchanged(Runnable attempt) {
        List<Object> before = standing();
        attempt.run();
        assertThat(standing()).isEqualTo(before);
    }

    private List<Object> standing() {
        return List.of(RunningService.operator("GET", statement, null).body(), RunningService.rows("""
                SELECT concat_ws(' ', (SELECT count(*) FROM journal_entry WHERE statement_id = '%1$s'), (SELECT count(*) FROM adjustment WHERE statement_id = '%1$s'),
                    (SELECT count(*) FROM statement_contract WHERE statement_id = '%1$s'), (SELECT count(*) FROM line WHERE statement_id = '%1$s'),
                    (SELECT count(*) FROM audit WHERE subject_id = '%1$s'), (SELECT count(*) FROM statement WHERE lead_provider_id = '%2$s'))
                """.formatted(statement.substring("/statements/".length()), provider)));
    }

    private Map<String, Object> body(Family family) {
        return Map.of("lead_provider_id", provider, "cohort", "2024a", "type", family.code(), "month", 11, "year", 2024,
                "deadline_date", "2024-11-25", "payment_date", "2024-12-25", "output_fee", true);
    }

    private Map<String, Object> moving() {
        return Map.of("to", december, "declaration_ids", List.of(declaration), "reason", "the wrong month");
    }

    private static Map<String, Object> adjusting(Object amount) {
        return Map.of("description", "Agreed", "amount", amount);
    }

    private Map<String, Object> npq() {
        return Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024", "course_identifier", "npq-headship",
                "per_participant", "1000.00", "number_of_payment_periods", 4, "recruitment_target", 72, "monthly_service_fee", "0.00");
    }

    @SafeVarargs
    private Map<String, Object> ecf(Map<String, Object>... bands) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "ecf", "lead_provider_id", provider, "cohort", "2024", "recruitment_target", 200,
                "set_up_fee", "10.00", "uplift_amount", "100.00"));
        body.put("bands", Arrays.asList(bands));
        return body;
    }

    private static Map<String, Object> band(String name, int min, int max) {
        return Map.of("name", name, "min", min, "max", max, "per_participant", "1000.00");
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
