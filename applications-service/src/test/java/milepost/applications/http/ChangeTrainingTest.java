package milepost.applications.http;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.hears;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.rows;
import static milepost.applications.http.Operated.audited;
import static milepost.applications.http.Operated.codes;
import static milepost.applications.http.Operated.history;
import static milepost.applications.http.Operated.put;
import static milepost.applications.http.Operated.since;
import static milepost.applications.http.Operated.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.applications.Offered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChangeTrainingTest {

    private final UUID provider = provider();

    @BeforeAll
    static void anotherFullCohort() {
        provider();
        Offered.put("/operator/v1/cohorts/2022a", Map.of("description", "Another full one", "registration_start_date", "2022-06-01", "funding", "full",
                "mentor_funding", false, "detailed_evidence", false, "uplifts", false, "declaration_sequence_checked", false));
        Offered.put("/operator/v1/cohorts/2022a/schedules/npq-leadership-autumn", Map.of("name", "Autumn", "course_group", "leadership",
                "applies_from", "2022-10-01", "applies_to", "2022-12-31",
                "milestones", List.of(Map.of("declaration_type", "started", "start_date", "2022-10-01"))));
    }

    @Test
    void aPendingApplicationGoesToAnotherProviderWhoSeesItAtOnceWhileTheOldOneDoesNot() {
        UUID id = received(application(provider, "npq-headship", "2024a", null));
        UUID other = provider();
        String before = stamp(id);

        put(id, "lead-provider", Map.of("lead_provider_id", other)).expectStatus().isOk();

        as(provider).get().uri("/api/v3/npq-applications/" + id).exchange().expectStatus().isNotFound();
        assertThat(attributes(other, id).path("status").asString()).isEqualTo("pending");
        assertThat(stamp(id)).as("whoever follows the list has to meet it").isGreaterThan(before);
        assertThat(history(id)).containsExactly("received", "lead_provider_changed");
        assertThat(audited(id)).contains("lead_provider_changed");
    }

    @Test
    void sayingAgainWhatIsChangesNothing() {
        UUID id = received(application(provider, "npq-headship", "2024a", null));
        String before = stamp(id);

        put(id, "lead-provider", Map.of("lead_provider_id", provider)).expectStatus().isOk();
        put(id, "cohort", Map.of("cohort", "2024")).expectStatus().isOk();

        assertThat(stamp(id)).isEqualTo(before);
        assertThat(history(id)).containsExactly("received");
    }

    @Test
    void aPendingApplicationGoesToAnotherCohortOfTheSameFundingOnly() {
        UUID id = received(application(provider, "npq-headship", "2023a", true));

        assertThat(codes(put(id, "cohort", Map.of("cohort", "2024a")))).containsExactly("cohort_funding_differs");
        assertThat(codes(put(id, "cohort", Map.of("cohort", "2019a")))).containsExactly("cohort_unknown");
        assertThat(codes(put(id, "cohort", Map.of("cohort", "soon")))).containsExactly("not_allowed");
        assertThat(codes(put(id, "lead-provider", Map.of("lead_provider_id", UUID.randomUUID())))).containsExactly("lead_provider_unknown");
        assertThat(codes(put(id, "training-status", Map.of("training_status", "active")))).containsExactly("application_not_accepted");
        put(id, "cohort", Map.of("cohort", "2022a")).expectStatus().isOk().expectBody().jsonPath("$.data.attributes.cohort").isEqualTo("2022");

        assertThat(history(id)).containsExactly("received", "cohort_changed");
    }

    @Test
    void onceAcceptedTheOwnerOfTheEnrolmentDecidesAndWhatItAnswersIsShownAtOnce() {
        UUID id = enrolled("2023a");
        UUID other = provider();

        put(id, "lead-provider", Map.of("lead_provider_id", other)).expectStatus().isOk();
        put(id, "cohort", Map.of("cohort", "2022a")).expectStatus().isOk().expectBody().jsonPath("$.data.attributes.cohort").isEqualTo("2022");
        put(id, "training-status", Map.of("training_status", "withdrawn", "reason", "other")).expectStatus().isOk();

        as(provider).get().uri("/api/v3/npq-applications/" + id).exchange().expectStatus().isNotFound();
        assertThat(attributes(other, id).path("cohort").asString()).isEqualTo("2022");
        assertThat(rows("SELECT training_status FROM application WHERE id = '" + id + "'")).containsExactly(Map.of("training_status", "withdrawn"));
        assertThat(PARTICIPANTS.changesOf(id)).containsExactly("lead-provider {\"lead_provider_id\":\"" + other + "\"} null",
                "cohort {\"cohort\":\"2022a\"} null", "training-status {\"training_status\":\"withdrawn\",\"reason\":\"other\"} null");
        assertThat(history(id)).containsExactly("received", "accepted", "lead_provider_changed", "cohort_changed", "training_status_changed");
        assertThat(rows("SELECT actor, reason FROM application_history WHERE application_id = '" + id + "' AND what = 'training_status_changed'"))
                .containsExactly(Map.of("actor", "operator:00000000-0000-4000-8000-00000000000f", "reason", "other"));
        assertThat(audited(id)).contains("lead_provider_changed", "cohort_changed", "training_status_changed");
    }

    @Test
    void whatTheOwnerRefusesIsRefusedInItsWordsAndNothingChanges() {
        UUID id = enrolled("2023a");
        String before = stamp(id);

        PARTICIPANTS.refusingDuring("schedule_not_in_cohort", () -> {
            JsonNode error = json(put(id, "cohort", Map.of("cohort", "2022a")).expectStatus().isEqualTo(422)).path("errors").path(0);
            assertThat(error.path("code").asString()).isEqualTo("schedule_not_in_cohort");
            assertThat(error.path("title").asString()).isEqualTo("cohort");
            assertThat(error.path("meta").path("why").path(0).asString()).isEqualTo("so");
        });

        assertThat(stamp(id)).isEqualTo(before);
        assertThat(audited(id)).doesNotContain("cohort_changed");
    }

    @Test
    void withoutTheOwnerItIsUnavailableAndSoIsOneThatHasNotHeardOfTheAcceptanceYet() {
        UUID id = enrolled("2023a");
        UUID unheard = accepted("2023a", Map.of());

        PARTICIPANTS.downDuring(() -> put(id, "cohort", Map.of("cohort", "2022a")).expectStatus().isEqualTo(503).expectHeader().exists("Retry-After"));
        put(unheard, "cohort", Map.of("cohort", "2022a")).expectStatus().isEqualTo(503);

        assertThat(attributes(provider, id).path("cohort").asString()).isEqualTo("2023");
    }

    @Test
    void aCommandRepeatedUnderItsKeyIsAnsweredAsBeforeAndNotPassedOnAgain() {
        UUID id = enrolled("2023a");
        UUID other = provider();

        for (int times = 0; times < 2; times++) {
            operator("intake").put().uri("/operator/v1/applications/" + id + "/lead-provider").header("Idempotency-Key", "one-" + id)
                    .bodyValue(Map.of("lead_provider_id", other)).exchange().expectStatus().isOk().expectBody();
        }

        assertThat(PARTICIPANTS.changesOf(id)).containsExactly("lead-provider {\"lead_provider_id\":\"" + other + "\"} one-" + id);
    }

    @Test
    void theFundedPlaceFollowsTheCohortWhoeverChangedIt() {
        UUID id = accepted("2023a", Map.of());
        long since = since(id);

        hears(PARTICIPANTS.enrols(id, provider, "2024a", "npq-leadership-autumn", "active", since, since));
        assertThat(attributes(provider, id).path("funded_place").booleanValue()).as("from full to capped, as eligible as they are").isTrue();
        hears(PARTICIPANTS.enrols(id, provider, "2026a", "npq-leadership-autumn", "active", since, since + 1));

        assertThat(attributes(provider, id).path("funded_place").isNull()).isFalse();
        assertThat(attributes(provider, id).path("funded_place").booleanValue()).as("to a cohort without funding").isFalse();
    }

    @Test
    void nobodyIsMovedIntoASecondTrainingInOneCohort() {
        UUID person = UUID.randomUUID();
        UUID first = accepted(person, "2022a");
        UUID second = accepted(person, "2023a");

        assertThat(codes(put(second, "cohort", Map.of("cohort", "2022a")))).containsExactly("participant_already_accepted");

        long since = since(first);
        hears(PARTICIPANTS.enrols(first, provider, "2022a", "npq-leadership-autumn", "withdrawn", since, since));
        PARTICIPANTS.enrols(second, provider, "2023a", "npq-leadership-autumn", "active", since(second), since(second));
        put(second, "cohort", Map.of("cohort", "2022a")).expectStatus().isOk();
        assertThat(codes(put(first, "training-status", Map.of("training_status", "active")))).containsExactly("participant_already_accepted");
    }

    @Test
    void bodiesScopesAndIdsAreJudgedBeforeAnythingElse() {
        UUID id = received(application(provider, "npq-headship", "2023a", true));

        assertThat(codes(put(id, "lead-provider", Map.of()))).containsExactly("required");
        assertThat(codes(put(id, "cohort", Map.of("cohort", "2022a", "why", "so")))).containsExactly("unknown_field");
        assertThat(codes(put(id, "training-status", Map.of("training_status", "deferred")))).containsExactly("required");
        assertThat(codes(put(id, "training-status", Map.of("training_status", "lost")))).containsExactly("not_allowed");
        assertThat(codes(put(id, "revert-to-pending", Map.of("now", true)))).containsExactly("unknown_field");
        for (String command : List.of("lead-provider", "cohort", "training-status", "revert-to-pending")) {
            operator("catalogue").put().uri("/operator/v1/applications/" + id + "/" + command).bodyValue(Map.of()).exchange().expectStatus().isForbidden();
        }
        put(UUID.randomUUID(), "revert-to-pending", Map.of()).expectStatus().isNotFound();
        put(UUID.randomUUID(), "cohort", Map.of("cohort", "2022a")).expectStatus().isNotFound();
    }

    private UUID enrolled(String cohort) {
        UUID id = accepted(cohort, Map.of());
        long since = since(id);
        PARTICIPANTS.enrols(id, provider, cohort, "npq-leadership-autumn", "active", since, since);
        return id;
    }

    private UUID accepted(String cohort, Map<String, @Nullable Object> attributes) {
        UUID id = received(application(provider, "npq-headship", cohort, true));
        accept(provider, id, attributes).expectStatus().isOk();
        return id;
    }

    /** In a cohort where the provider need not offer the course: an operator moves applications there. */
    private UUID accepted(UUID person, String cohort) {
        var body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(person, null));
        UUID id = received(body);
        put(id, "cohort", Map.of("cohort", cohort)).expectStatus().isOk();
        accept(provider, id, Map.of("schedule_identifier", "npq-leadership-autumn")).expectStatus().isOk();
        return id;
    }
}
