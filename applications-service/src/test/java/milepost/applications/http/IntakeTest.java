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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

class IntakeTest {

    @Test
    void anApplicationFromASchoolShowsAllThatWasSaidAndNothingElse() {
        UUID person = UUID.randomUUID();
        var body = saying(application(provider(), "npq-leading-teaching", "2024a", null), person, "2000001");
        body.put("institution", Map.of("type", "school", "urn", "107777", "ukprn", "10077777", "name", "Larkhill School", "establishment_type_code", 1));

        assertThat(shown(body)).isEqualTo("""
                {"course_identifier":"npq-leading-teaching","email":"%1$s@example.org","email_validated":true,"employer_name":"Larkhill Trust",\
                "employment_role":"Head of year","full_name":"Robin Ashdown","funding_choice":"trust","headteacher_status":"no",\
                "ineligible_for_funding_reason":"establishment-ineligible","participant_id":"%1$s","private_childcare_provider_urn":null,\
                "teacher_reference_number":"2000001","teacher_reference_number_validated":true,"school_urn":"107777","school_ukprn":"10077777",\
                "status":"pending","reason_for_rejection":null,"works_in_school":true,"cohort":"2024","cohort_suffix":"a",\
                "eligible_for_funding":false,"targeted_delivery_funding_eligibility":true,"teacher_catchment":true,\
                "teacher_catchment_country":"England","teacher_catchment_iso_country_code":"GBR","itt_provider":"Northcote Teacher Training",\
                "lead_mentor":true,"funded_place":null,"created_at":"NOW","updated_at":"NOW","schedule_identifier":null,"works_as_senco":"yes",\
                "senco_start_date":"2023-09-01"}""".formatted(person));
    }

    @Test
    void anApplicationFromChildcareShowsTheProvidersUrnAndNoSchool() {
        UUID person = UUID.randomUUID();
        var body = saying(application(provider(), "npq-headship", "2024a", null), person, "2000002");
        body.put("work_setting", "early_years_or_childcare");
        body.put("kind_of_nursery", "private_nursery");
        body.put("institution", Map.of("type", "private_childcare_provider", "urn", "EY944860", "name", "Finch Nursery"));

        assertThat(shown(body)).isEqualTo("""
                {"course_identifier":"npq-headship","email":"%1$s@example.org","email_validated":true,"employer_name":"Larkhill Trust",\
                "employment_role":"Head of year","full_name":"Robin Ashdown","funding_choice":"trust","headteacher_status":"no",\
                "ineligible_for_funding_reason":"establishment-ineligible","participant_id":"%1$s","private_childcare_provider_urn":"EY944860",\
                "teacher_reference_number":"2000002","teacher_reference_number_validated":true,"school_urn":null,"school_ukprn":null,\
                "status":"pending","reason_for_rejection":null,"works_in_school":false,"cohort":"2024","cohort_suffix":"a",\
                "eligible_for_funding":false,"targeted_delivery_funding_eligibility":true,"teacher_catchment":true,\
                "teacher_catchment_country":"England","teacher_catchment_iso_country_code":"GBR","itt_provider":"Northcote Teacher Training",\
                "lead_mentor":true,"funded_place":null,"created_at":"NOW","updated_at":"NOW","schedule_identifier":null,"works_as_senco":"yes",\
                "senco_start_date":"2023-09-01"}""".formatted(person));
    }

    /** facts/npq 9, derived at submission. */
    @Test
    void nobodyWhoIsFundedAtRegistrationPaysInAnotherWay() {
        UUID provider = provider();
        UUID funded = received(saying(application(provider, "npq-headship", "2024a", null), UUID.randomUUID(), null));
        UUID marked = received(saying(application(provider, "npq-headship", "2024a", true), UUID.randomUUID(), null));
        UUID ineligible = received(saying(application(provider, "npq-headship", "2024a", false), UUID.randomUUID(), null));

        assertThat(attributes(provider, funded).path("eligible_for_funding").booleanValue()).isTrue();
        assertThat(attributes(provider, funded).path("funding_choice").isNull()).isTrue();
        assertThat(attributes(provider, marked).path("funding_choice").isNull()).isTrue();
        mark(ineligible, true).expectStatus().isOk();
        assertThat(attributes(provider, ineligible).path("funding_choice").asString()).as("as it was at registration").isEqualTo("trust");
    }

    /** facts/npq 9, derived at submission; what England is, by the cohort, says facts/npq 3.3. */
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(nullValues = "none", value = {"england, 2024a, 106286, 10079319", "another, 2024a, none, none", "wales, 2024a, none, none",
            "none, 2024a, none, none", "wales, 2023a, 106286, 10079319"})
    void aPlaceOfWorkHasItsNumbersInEnglandOnly(@Nullable String catchment, String cohort, @Nullable String urn, @Nullable String ukprn) {
        UUID provider = provider();
        var body = application(provider, "npq-headship", cohort, null);
        body.put("teacher_catchment", catchment);
        UUID id = received(body);

        var shown = attributes(provider, id);
        assertThat(shown.path("school_urn")).isEqualTo(text(urn));
        assertThat(shown.path("school_ukprn")).isEqualTo(text(ukprn));
        assertThat(shown.path("works_in_school").booleanValue()).as("a school it is all the same").isTrue();
    }

    /** facts/npq 2.1. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "none", value = {"england, true, GBR", "scotland, true, GBR", "wales, true, GBR", "northern_ireland, true, GBR",
            "jersey_guernsey_isle_of_man, true, FRA", "another, false, FRA", "none, false, FRA"})
    void whoTeachesAtHomeIsInTheCatchmentAndWhoSaidNothingIsNot(@Nullable String catchment, boolean shown, String country) {
        UUID provider = provider();
        var body = application(provider, "npq-headship", "2024a", null);
        body.put("teacher_catchment", catchment);
        body.put("teacher_catchment_country", "France");
        UUID id = received(body);

        assertThat(attributes(provider, id).path("teacher_catchment")).isEqualTo(BooleanNode.valueOf(shown));
        assertThat(attributes(provider, id).path("teacher_catchment_iso_country_code").asString()).isEqualTo(country);
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

    private static JsonNode text(@Nullable String value) {
        return value == null ? NullNode.getInstance() : StringNode.valueOf(value);
    }

    /** The same with everything that can be said beside where the person works. */
    private static Map<String, @Nullable Object> saying(Map<String, @Nullable Object> body, UUID person, @Nullable String trn) {
        body.put("participant", participant(person, trn));
        body.put("teacher_catchment_country", "England");
        body.put("employment_type", "other");
        body.put("employment_role", "Head of year");
        body.put("employer_name", "Larkhill Trust");
        body.put("headteacher_status", "no");
        body.put("funding_choice", "trust");
        body.put("itt_provider", "Northcote Teacher Training");
        body.put("lead_mentor", true);
        body.put("works_as_senco", "yes");
        body.put("senco_start_date", "2023-09-01");
        body.put("targeted_delivery_funding_eligibility", true);
        return body;
    }

    /** The attributes that the answer shows, in their order; both stamps are of the moment, in whole seconds. */
    private static String shown(Map<String, @Nullable Object> body) {
        var data = json(post(body).expectStatus().isCreated()).path("data");
        assertThat(data.path("type").asString()).isEqualTo("npq_application");
        assertThat(data.path("id").asString()).isEqualTo(String.valueOf(body.get("id")));
        return data.path("attributes").toString().replaceAll("(created|updated)_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "$1_at\":\"NOW");
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
