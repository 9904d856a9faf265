package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EcfContractsOverHttpTest {

    private static final Map<String, Object> A = band("A", 1, 100, "1000.00");
    private static final Map<String, Object> B = band("B", 101, 200, "800.00");

    private final UUID provider = UUID.randomUUID();
    private final String contract = "/contracts/" + UUID.randomUUID();

    @BeforeAll
    static void theCohortIsThere() {
        RunningService.hears(Told.cohort("2024a"));
    }

    @BeforeEach
    void theProviderIsThere() {
        RunningService.hears(Told.provider(provider, false));
    }

    @Test
    void aBandedContractIsShownAsItWasPutAndAChangeOfItIsANewVersion() {
        Got agreed = put(banded(Map.of("uplift_amount", "100.00", "uplift_target", "0.33")));

        assertThat(agreed.status()).isEqualTo(200);
        assertThat(agreed.body().path("version").asInt()).isOne();
        assertThat(agreed.text("/kind")).isEqualTo("ecf");
        assertThat(agreed.text("/set_up_fee")).isEqualTo("10000.00");
        assertThat(agreed.text("/uplift_target")).isEqualTo("0.33");
        assertThat(agreed.body().path("monthly_service_fee").isNull()).isTrue();
        assertThat(agreed.body().at("/bands/1/min").asInt()).isEqualTo(101);
        assertThat(agreed.text("/bands/1/per_participant")).isEqualTo("800.00");
        // the usual shares, where none are said
        assertThat(agreed.body().at("/bands/1/output_payment_percentage").asInt()).isEqualTo(60);
        assertThat(agreed.body().at("/bands/1/service_fee_percentage").asInt()).isEqualTo(40);

        assertThat(put(banded(Map.of("uplift_amount", "100.00", "uplift_target", "0.3300"))).body().path("version").asInt()).isOne();
        Got changed = put(banded(Map.of("monthly_service_fee", "0.00", "bands", List.of(A))));
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(RunningService.operator("GET", contract, null).body()).isEqualTo(changed.body());
        assertThat(changed.body().path("bands").size()).isOne();
        assertThat(changed.text("/monthly_service_fee")).isEqualTo("0.00");
        assertThat(changed.body().path("uplift_amount").isNull()).isTrue();
    }

    @Test
    void aMentorContractIsItsFlatRate() {
        Got agreed = put(mentors(Map.of()));

        assertThat(agreed.status()).isEqualTo(200);
        assertThat(agreed.text("/kind")).isEqualTo("ecf_mentor");
        assertThat(agreed.text("/payment_per_participant")).isEqualTo("1000.00");
        assertThat(put(mentors(Map.of("payment_per_participant", "1100.00"))).body().path("version").asInt()).isEqualTo(2);
        assertThat(put(mentors(Map.of("payment_per_participant", "0.00", "recruitment_target", 0))).codes())
                .containsExactly("out_of_range", "out_of_range");
        assertThat(put(with(mentors(Map.of()), "payment_per_participant", null)).codes()).containsExactly("required");
        assertThat(put(mentors(Map.of("bands", List.of(A)))).codes()).containsExactly("unknown_field");
    }

    @Test
    void aProviderHasOneOfEachKindInACohort() {
        assertThat(put(banded(Map.of())).status()).isEqualTo(200);
        String mentors = "/contracts/" + UUID.randomUUID();
        assertThat(RunningService.operator("PUT", mentors, mentors(Map.of())).status()).isEqualTo(200);

        assertThat(RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), banded(Map.of())).codes()).containsExactly("contract_exists");
        assertThat(RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), mentors(Map.of())).codes()).containsExactly("contract_exists");
        assertThat(RunningService.operator("PUT", mentors, banded(Map.of())).codes()).containsExactly("contract_identity_fixed");
        assertThat(put(banded(Map.of("cohort", "1999"))).codes()).containsExactly("contract_identity_fixed");
    }

    @Test
    void bandsAreJudgedOneByOneAndNothingOfABadContractIsKept() {
        assertThat(put(banded(Map.of("bands", List.of()))).codes()).containsExactly("out_of_range");
        assertThat(put(with(banded(Map.of()), "bands", null)).codes()).containsExactly("required");
        Got bad = put(banded(Map.of("bands", List.of(
                with(A, "min", 0), with(B, "min", 102), band("D", 201, 200, "-1.00"), Map.of("name", "D")))));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.codes()).containsExactly("bands_not_contiguous", "invalid_band_name", "out_of_range", "out_of_range",
                "required", "required", "required");
        assertThat(bad.text("/errors/0/source/pointer")).isEqualTo("/bands/1/min");
        assertThat(put(banded(Map.of("bands", List.of(with(A, "price", "1.00"))))).codes()).containsExactly("unknown_field");
        assertThat(put(banded(Map.of("bands", List.of(with(A, "per_participant", "1.005"))))).codes()).containsExactly("invalid_amount");
        assertThat(put(banded(Map.of("bands", List.of(with(A, "output_payment_percentage", 101))))).codes()).containsExactly("out_of_range");

        assertThat(RunningService.operator("GET", contract, null).status()).isEqualTo(404);
    }

    @Test
    void amountsAreNotNegativeAndTheSetUpFeeLeavesSomethingOfTheServiceFee() {
        assertThat(put(banded(Map.of("set_up_fee", "-0.01", "uplift_amount", "-1.00", "monthly_service_fee", "-1.00", "uplift_target", "1.01")))
                .codes()).containsExactly("out_of_range", "out_of_range", "out_of_range", "out_of_range");
        // 100 × 400 + 100 × 320 = 72,000 for service
        assertThat(put(banded(Map.of("set_up_fee", "72100.00"))).codes()).containsExactly("set_up_fee_too_high");
        assertThat(put(banded(Map.of("set_up_fee", "72100.00", "monthly_service_fee", "0.00"))).status()).isEqualTo(200);
    }

    @Test
    void anEcfStatementPaysTheServiceFeeAndVatAndSaysSoInItsLines() {
        RunningService.hears(Told.provider(provider, true));
        put(banded(Map.of()));
        String november = "/statements/" + UUID.randomUUID();
        assertThat(RunningService.operator("PUT", november, Map.of("lead_provider_id", provider, "cohort", "2024a", "type", "ecf", "month", 11,
                "year", 2024, "deadline_date", "2024-11-25", "payment_date", "2024-12-25", "output_fee", true)).status()).isEqualTo(200);

        Got open = RunningService.operator("GET", november, null);
        // 100 × (400 − 10,000 / 100) + 100 × 320 = 62,000; / 29 = 2,137.9310…; a fifth of it is 427.586
        assertThat(open.text("/totals/service_fee")).isEqualTo("2137.93");
        assertThat(open.text("/totals/vat")).isEqualTo("427.59");
        assertThat(open.text("/totals/total")).isEqualTo("2565.52");
        Got lines = RunningService.provider(provider, november.substring("/statements".length()) + "/lines");
        assertThat(lines.body().at("/data").values().stream().map(line -> line.at("/attributes/kind").asString() + " "
                + line.at("/attributes/amount").asString())).containsExactlyInAnyOrder("service_fee 2137.93", "vat 427.59");
    }

    @Test
    void anEcfStatementThatDoesNotSayWhetherItTakesDeclarationsDoesInJanuaryAprilAugustAndNovember() {
        RunningService.hears(Told.provider(provider, true));

        assertThat(takesDeclarations("ecf")).containsExactly(1, 4, 8, 11);
        assertThat(takesDeclarations("npq")).hasSize(12);
    }

    private List<Integer> takesDeclarations(String type) {
        return IntStream.rangeClosed(1, 12).filter(month -> RunningService.operator("PUT", "/statements/" + UUID.randomUUID(),
                Map.of("lead_provider_id", provider, "cohort", "2024a", "type", type, "month", month, "year", 2024,
                        "deadline_date", "2024-11-25", "payment_date", "2024-12-25")).body().path("output_fee").asBoolean()).boxed().toList();
    }

    @Test
    void aContractOfACourseIsNotAboutTheFrameworkAndMentorsHaveOneWhereTheirCohortFundsThem() {
        RunningService.hears(Told.course("ecf-induction", "ecf"));
        RunningService.hears(Told.cohort("2021a", true, false));
        Got course = put(Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024", "course_identifier", "ecf-induction",
                "per_participant", "1000.00", "number_of_payment_periods", 4, "service_fee_percentage", 0,
                "recruitment_target", 72));
        assertThat(course.status()).isEqualTo(422);
        assertThat(course.codes()).containsExactly("course_of_another_family");
        assertThat(course.text("/errors/0/source/pointer")).isEqualTo("/course_identifier");

        assertThat(put(mentors(Map.of("cohort", "2021"))).codes()).containsExactly("mentors_not_funded");
        assertThat(RunningService.operator("GET", contract, null).status()).isEqualTo(404);
        assertThat(put(banded(Map.of("cohort", "2021"))).status()).isEqualTo(200);
    }

    @Test
    void aKindThatDoesNotExistIsRefusedBeforeAnythingElse() {
        assertThat(put(Map.of("kind", "ecf_school", "bands", 7)).codes()).containsExactly("invalid_kind");
        assertThat(put(Map.of("bands", 7)).codes()).containsExactly("required");
    }

    private Got put(Map<String, Object> body) {
        return RunningService.operator("PUT", contract, body);
    }

    private Map<String, Object> banded(Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "ecf", "lead_provider_id", provider, "cohort", "2024",
                "recruitment_target", 200, "set_up_fee", "10000.00", "bands", List.of(A, B)));
        body.putAll(changes);
        return body;
    }

    private Map<String, Object> mentors(Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "ecf_mentor", "lead_provider_id", provider, "cohort", "2024",
                "recruitment_target", 6000, "payment_per_participant", "1000.00"));
        body.putAll(changes);
        return body;
    }

    private static Map<String, Object> band(String name, int min, int max, String perParticipant) {
        return Map.of("name", name, "min", min, "max", max, "per_participant", perParticipant);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
