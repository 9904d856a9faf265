package milepost.applications.http;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class IntakeTest {

    @Test
    void aReceivedApplicationShowsEveryAttributeOfV3WithItsTypeInItsOrder() {
        UUID provider = provider();
        var body = application(provider, "npq-headship", "2024a", null);
        UUID person = UUID.randomUUID();
        body.put("participant", participant(person, "2000001"));
        body.put("teacher_catchment", "another");
        body.put("teacher_catchment_country", "France");
        body.put("headteacher_status", "no");
        body.put("funding_choice", "trust");
        body.put("works_as_senco", "yes");
        body.put("senco_start_date", "2023-09-01");
        body.put("lead_mentor", true);

        var data = json(post(body).expectStatus().isCreated()).path("data");

        assertThat(data.path("type").asString()).isEqualTo("npq_application");
        var shown = data.path("attributes");
        assertThat(shown.propertyNames()).containsExactly("course_identifier", "email", "email_validated", "employer_name",
                "employment_role", "full_name", "funding_choice", "headteacher_status", "ineligible_for_funding_reason", "participant_id",
                "private_childcare_provider_urn", "teacher_reference_number", "teacher_reference_number_validated", "school_urn",
                "school_ukprn", "status", "reason_for_rejection", "works_in_school", "cohort", "cohort_suffix", "eligible_for_funding",
                "targeted_delivery_funding_eligibility", "teacher_catchment", "teacher_catchment_country",
                "teacher_catchment_iso_country_code", "itt_provider", "lead_mentor", "funded_place", "created_at", "updated_at",
                "schedule_identifier", "works_as_senco", "senco_start_date");
        assertThat(shown.path("participant_id").asString()).isEqualTo(person.toString());
        assertThat(shown.path("teacher_reference_number").asString()).isEqualTo("2000001");
        assertThat(shown.path("cohort").asString() + shown.path("cohort_suffix").asString()).isEqualTo("2024a");
        assertThat(shown.path("teacher_catchment").booleanValue()).isFalse();
        assertThat(shown.path("teacher_catchment_iso_country_code").asString()).isEqualTo("FRA");
        assertThat(shown.path("eligible_for_funding").booleanValue()).isFalse();
        assertThat(shown.path("ineligible_for_funding_reason").asString()).isEqualTo("establishment-ineligible");
        assertThat(shown.path("funded_place").isNull()).isTrue();
        assertThat(shown.path("works_in_school").booleanValue()).isTrue();
        assertThat(shown.path("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(shown.path("senco_start_date").asString()).isEqualTo("2023-09-01");
    }

    @Test
    void onlyFourThingsAreRequired() {
        UUID provider = provider();
        Map<String, Object> body = Map.of("participant", Map.of("full_name", "Robin Ashdown"), "course_identifier", "npq-headship",
                "lead_provider_id", provider, "cohort", "2026");

        post(body).expectStatus().isCreated().expectBody()
                .jsonPath("$.data.attributes.funded_place").isEqualTo(false)
                .jsonPath("$.data.attributes.cohort_suffix").isEqualTo("a")
                .jsonPath("$.data.attributes.email").isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(Map.of("participant", Map.of("trn", "12", "trn_verified", true),
                "cohort", "soon", "work_setting", "moon", "funding_choice", "bank"));

        var codes = json(post(body).expectStatus().isEqualTo(422)).path("errors").valueStream()
                .map(error -> error.path("source").path("pointer").asString()).toList();

        assertThat(codes).containsExactlyInAnyOrder("/participant/full_name", "/participant/trn", "/course_identifier", "/lead_provider_id",
                "/cohort", "/work_setting", "/funding_choice");
    }

    @Test
    void unknownFieldsAndWrongTypesAreRefused() {
        var body = application(provider(), "npq-headship", "2024a", null);
        body.put("favourite_colour", "blue");
        body.put("lead_mentor", "yes");

        var errors = json(post(body).expectStatus().isEqualTo(422)).path("errors").valueStream().map(error -> error.path("code").asString()).toList();

        assertThat(errors).containsExactlyInAnyOrder("unknown_field", "wrong_type");
    }

    @Test
    void aCourseHasToBeOfferedByTheProviderInTheCohort() {
        UUID provider = provider();

        assertThat(refusals(application(provider, "npq-senco", "2024a", null))).containsExactly("course_not_offered");
        assertThat(refusals(application(provider, "ecf-induction", "2024a", null))).containsExactly("course_unknown");
        assertThat(refusals(application(UUID.randomUUID(), "npq-wizardry", "2019a", null)))
                .containsExactly("course_unknown", "lead_provider_unknown", "cohort_unknown");
    }

    @Test
    void aRefusedApplicationLeavesNobodyBehind() {
        int asked = PARTICIPANTS.timesAskedDuring(() -> refusals(application(UUID.randomUUID(), "npq-headship", "2024a", null)));

        assertThat(asked).isZero();
    }

    @Test
    void theSameApplicationAgainIsTheSameAndAnotherUnderItsIdIsRefused() {
        var body = application(provider(), "npq-headship", "2024a", null);
        UUID id = received(body);

        received(body);
        var other = new HashMap<>(body);
        other.put("cohort", "2023a");

        assertThat(refusals(other)).containsExactly("application_exists");
        assertThat(rows("SELECT count(*) AS n FROM application_history WHERE application_id = '" + id + "'")).containsExactly(Map.of("n", "1"));
    }

    @Test
    void withoutParticipantsServiceIntakeIsUnavailableAndLeavesNoTrace() {
        var body = application(provider(), "npq-headship", "2024a", null);

        PARTICIPANTS.downDuring(() -> post(body).expectStatus().isEqualTo(503).expectHeader().exists("Retry-After"));

        assertThat(rows("SELECT id FROM application WHERE id = '" + body.get("id") + "'")).isEmpty();
    }

    @Test
    void intakeNeedsItsScope() {
        operator("catalogue").post().uri("/operator/v1/applications").bodyValue(Map.of()).exchange().expectStatus().isForbidden()
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("scope_missing");
    }

    @Test
    void everyReceivedApplicationIsAudited() {
        UUID id = received(application(provider(), "npq-headship", "2024a", null));

        assertThat(rows("SELECT action, actor FROM audit WHERE subject_id = '" + id + "'"))
                .containsExactly(Map.of("action", "application_received", "actor", "operator:00000000-0000-4000-8000-00000000000f"));
    }

    @Test
    void anOperatorsVerdictIsShownWithItsReason() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2024a", null));

        mark(id, false).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.eligible_for_funding").isEqualTo(false)
                .jsonPath("$.data.attributes.ineligible_for_funding_reason").isEqualTo("establishment-ineligible");
        mark(id, true).expectStatus().isOk().expectBody().jsonPath("$.data.attributes.eligible_for_funding").isEqualTo(true);
        mark(id, null).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.eligible_for_funding").isEqualTo(false)
                .jsonPath("$.data.attributes.ineligible_for_funding_reason").isEmpty();
        assertThat(rows("SELECT reason->>'eligible' AS eligible FROM audit WHERE subject_id = '" + id + "' AND action = 'funding_marked' ORDER BY position"))
                .extracting(row -> row.get("eligible")).containsExactly("not_eligible", "eligible", "unconfirmed");
    }

    @Test
    void aVerdictHasToBeSaidEvenIfItIsUnconfirmed() {
        UUID id = received(application(provider(), "npq-headship", "2024a", null));

        operator("intake").put().uri("/operator/v1/applications/" + id + "/funding-eligibility").bodyValue(Map.of("reason", "review"))
                .exchange().expectStatus().isEqualTo(422);
        mark(UUID.randomUUID(), true).expectStatus().isNotFound();
    }

    @Test
    void fundingThatWasHadIsNotHadAgain() {
        UUID first = provider();
        UUID second = provider();
        UUID person = UUID.randomUUID();
        var early = application(first, "npq-headship", "2023a", true);
        early.put("participant", participant(person, null));
        var late = application(second, "npq-headship", "2024a", null);
        late.put("participant", participant(person, null));
        UUID earlier = received(early);
        UUID later = received(late);

        accept(first, earlier, Map.of()).expectStatus().isOk();

        assertThat(attributes(second, later).path("ineligible_for_funding_reason").asString()).isEqualTo("previously-funded");
        mark(earlier, false).expectStatus().isOk();
        assertThat(attributes(second, later).path("ineligible_for_funding_reason").isNull()).isTrue();
    }

    private static WebTestClient.ResponseSpec post(Object body) {
        return operator("intake").post().uri("/operator/v1/applications").bodyValue(body).exchange();
    }

    private static List<String> refusals(Object body) {
        return json(post(body).expectStatus().isEqualTo(422)).path("errors").valueStream().map(error -> error.path("code").asString()).toList();
    }

    private static WebTestClient.ResponseSpec mark(UUID id, @Nullable Boolean eligible) {
        Map<String, @Nullable Object> body = new HashMap<>(Map.of("reason", "reviewed by hand"));
        body.put("eligible", eligible);
        return operator("intake").put().uri("/operator/v1/applications/" + id + "/funding-eligibility").bodyValue(body).exchange();
    }
}
