package milepost.participants.http;

import static milepost.participants.RunningService.as;
import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.owner;
import static milepost.participants.RunningService.person;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.application.Enrolments;
import milepost.participants.application.FollowApplications;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Examples.Application;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.JsonPathAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

class ShowParticipantTest {

    private final LeadProviderId aster = new LeadProviderId(UUID.randomUUID());
    private final LeadProviderId birch = new LeadProviderId(UUID.randomUUID());
    private final ParticipantId ada = person("Ada Bell");

    @Test
    void aParticipantIsShownWithEveryAttribute() {
        operator("intake").put().uri("/operator/v1/participants/" + ada)
                .bodyValue(Map.of("full_name", "Ada Carr", "trn", "3000001", "trn_verified", true)).exchange().expectStatus().isOk();
        var application = application().accepted(SEPTEMBER, AUTUMN).showing(true, true);
        hears(application.at(2));

        show(aster).expectStatus().isOk()
                .expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .expectBody()
                .jsonPath("$.data.id").isEqualTo(ada.toString())
                .jsonPath("$.data.type").isEqualTo("npq-participant")
                .jsonPath("$.data.attributes.length()").isEqualTo(6)
                .jsonPath("$.data.attributes.full_name").isEqualTo("Ada Carr")
                .jsonPath("$.data.attributes.previous_names").isEqualTo(List.of("Ada Bell"))
                .jsonPath("$.data.attributes.teacher_reference_number").isEqualTo("3000001")
                .jsonPath("$.data.attributes.updated_at").value(String.class, at -> assertThat(at).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .jsonPath("$.data.attributes.participant_id_changes").isEmpty()
                .jsonPath("$.data.attributes.npq_enrolments.length()").isEqualTo(1)
                .jsonPath("$.data.attributes.npq_enrolments[0].length()").isEqualTo(14)
                .jsonPath("$.data.attributes.npq_enrolments[0].email").isEqualTo(ada + "@example.org")
                .jsonPath("$.data.attributes.npq_enrolments[0].course_identifier").isEqualTo("npq-headship")
                .jsonPath("$.data.attributes.npq_enrolments[0].schedule_identifier").isEqualTo("npq-leadership-autumn")
                .jsonPath("$.data.attributes.npq_enrolments[0].cohort").isEqualTo("2024")
                .jsonPath("$.data.attributes.npq_enrolments[0].cohort_suffix").isEqualTo("a")
                .jsonPath("$.data.attributes.npq_enrolments[0].npq_application_id").isEqualTo(application.id().toString())
                .jsonPath("$.data.attributes.npq_enrolments[0].eligible_for_funding").isEqualTo(true)
                .jsonPath("$.data.attributes.npq_enrolments[0].training_status").isEqualTo("active")
                .jsonPath("$.data.attributes.npq_enrolments[0].school_urn").isEqualTo("106286")
                .jsonPath("$.data.attributes.npq_enrolments[0].targeted_delivery_funding_eligibility").isEqualTo(false)
                .jsonPath("$.data.attributes.npq_enrolments[0].withdrawal").isEqualTo(null)
                .jsonPath("$.data.attributes.npq_enrolments[0].deferral").isEqualTo(null)
                .jsonPath("$.data.attributes.npq_enrolments[0].created_at").isEqualTo("2024-09-02T08:30:00Z")
                .jsonPath("$.data.attributes.npq_enrolments[0].funded_place").isEqualTo(true);
    }

    @Test
    void neitherOfTwoProvidersOfOnePersonSeesTheOthersEnrolment() {
        var headship = application().accepted(SEPTEMBER, AUTUMN);
        var senco = application().with(birch).forCourse("npq-senco").accepted(OCTOBER, AUTUMN);
        hears(headship.at(1));
        hears(senco.at(1));

        assertThat(shown(aster)).contains("npq-headship").doesNotContain("npq-senco", senco.id().toString(), birch.toString());
        assertThat(shown(birch)).contains("npq-senco").doesNotContain("npq-headship", headship.id().toString(), aster.toString());
    }

    @Test
    void somebodyElsesParticipantAnswersExactlyLikeAnUnknownOne() {
        hears(application().accepted(SEPTEMBER, AUTUMN).at(1));

        var others = as(birch).get().uri("/api/v3/participants/npq/" + ada).header("X-Request-Id", "same").exchange()
                .expectStatus().isNotFound().expectBody(String.class).returnResult().getResponseBody();
        var unknown = as(birch).get().uri("/api/v3/participants/npq/" + UUID.randomUUID()).header("X-Request-Id", "same").exchange()
                .expectStatus().isNotFound().expectBody(String.class).returnResult().getResponseBody();

        assertThat(others).isEqualTo(unknown);
        as(birch).get().uri("/api/v3/participants/npq/no-uuid").exchange().expectStatus().isNotFound();
    }

    @Test
    void acceptThenShowNeedsNoRecordBecauseTheOwnerIsAsked() {
        owner().knows(application().accepted(SEPTEMBER, AUTUMN).at(2));

        int asked = owner().timesAskedDuring(() -> show(aster).expectStatus().isOk());

        assertThat(asked).isEqualTo(1);
        assertThat(owner().timesAskedDuring(() -> show(aster).expectStatus().isOk())).isZero();
    }

    @Test
    void theOwnerIsAskedOnceBeforeAParticipantIsDenied() {
        owner().knows(application().notAccepted(SEPTEMBER).at(1));

        assertThat(owner().timesAskedDuring(() -> show(aster).expectStatus().isNotFound())).isEqualTo(1);
    }

    @Test
    void whileTheOwnerIsAwayNobodyIsDeniedFalsely() {
        hears(application().accepted(SEPTEMBER, AUTUMN).at(1));

        owner().downDuring(() -> {
            as(birch).get().uri("/api/v3/participants/npq/" + ada).exchange().expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
            show(aster).expectStatus().isOk();
        });
    }

    @Test
    void aParticipantDisappearsWithTheAcceptanceAndComesBackNewer() {
        var application = application();
        hears(application.accepted(SEPTEMBER, AUTUMN).at(1));
        var first = tag();

        hears(application.notAccepted(OCTOBER).at(2));
        show(aster).expectStatus().isNotFound();

        hears(application.accepted(NOVEMBER, AUTUMN).at(3));
        attribute(aster, "npq_enrolments[0].created_at").isEqualTo("2024-11-04T08:30:00Z");
        assertThat(tag()).isNotEqualTo(first);
    }

    @Test
    void theTagStaysWhileTheDocumentDoesAndMovesWithIt() {
        var application = application().accepted(SEPTEMBER, AUTUMN);
        hears(application.at(1));
        var tag = tag();

        hears(application.at(1));
        hears(application.at(2));

        as(aster).get().uri("/api/v3/participants/npq/" + ada).header(HttpHeaders.IF_NONE_MATCH, tag).exchange().expectStatus().isNotModified();
        hears(application.showing(false, null).at(3));
        as(aster).get().uri("/api/v3/participants/npq/" + ada).header(HttpHeaders.IF_NONE_MATCH, tag).exchange().expectStatus().isOk();
        attribute(aster, "npq_enrolments[0].eligible_for_funding").isEqualTo(false);
    }

    @Test
    void aNewNameIsShownAtOnce() {
        hears(application().accepted(SEPTEMBER, AUTUMN).at(1));

        operator("intake").put().uri("/operator/v1/participants/" + ada).bodyValue(Map.of("full_name", "Ada Dunn")).exchange();

        attribute(aster, "full_name").isEqualTo("Ada Dunn");
        attribute(aster, "previous_names").isEqualTo(List.of("Ada Bell"));
    }

    @Test
    void everyDetailOfAPersonIsShownAtOnceAndMovesTheTime() {
        hears(application().accepted(SEPTEMBER, AUTUMN).at(1));
        for (var changed : Map.of("email", "ada.dunn@example.org", "trn", "3000002", "trn_verified", true).entrySet()) {
            var tag = tag();
            operator("intake").put().uri("/operator/v1/participants/" + ada).bodyValue(changed.getKey().equals("trn_verified")
                    ? Map.of("trn", "3000002", "trn_verified", true) : Map.of(changed.getKey(), changed.getValue())).exchange().expectStatus().isOk();
            // a number that is not verified is not shown
            assertThat(tag().equals(tag)).as(changed.getKey()).isEqualTo(changed.getKey().equals("trn"));
        }
        attribute(aster, "npq_enrolments[0].email").isEqualTo("ada.dunn@example.org");
        attribute(aster, "teacher_reference_number").isEqualTo("3000002");
    }

    @Test
    void aDeferralAndAWithdrawalAreShownWithReasonAndDate() {
        var application = application().accepted(SEPTEMBER, AUTUMN);
        hears(application.at(1));

        change(application, TrainingStatus.DEFERRED, "parental-leave");
        attribute(aster, "npq_enrolments[0].deferral").isEqualTo(Map.of("reason", "parental-leave", "date", "2024-10-07T08:30:00Z"));
        attribute(aster, "npq_enrolments[0].withdrawal").isEqualTo(null);
        attribute(aster, "npq_enrolments[0].training_status").isEqualTo("deferred");

        change(application, TrainingStatus.WITHDRAWN, "other");
        attribute(aster, "npq_enrolments[0].deferral").isEqualTo(null);
        attribute(aster, "npq_enrolments[0].withdrawal").isEqualTo(Map.of("reason", "other", "date", "2024-10-07T08:30:00Z"));
    }

    @Test
    void aRetiredIdIsGoneForThoseWhoSeeTheSurvivorAndUnknownToOthers() {
        var former = person("Ada B");
        hears(application().accepted(SEPTEMBER, AUTUMN).at(1));
        RunningService.execute("UPDATE person SET retired_into = '%s' WHERE id = '%s'".formatted(ada, former));
        RunningService.execute("INSERT INTO id_change VALUES ('%s', '%s', '%s', '2025-02-03T10:15:00Z')".formatted(ada, former, ada));

        as(aster).get().uri("/api/v3/participants/npq/" + former).exchange().expectStatus().isEqualTo(410).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("Participant ID has been changed")
                .jsonPath("$.errors[0].participant_id_changes[0]").isEqualTo(Map.of("from_participant_id", former.toString(),
                        "to_participant_id", ada.toString(), "changed_at", "2025-02-03T10:15:00Z"));
        as(birch).get().uri("/api/v3/participants/npq/" + former).exchange().expectStatus().isNotFound();
    }

    private Application application() {
        return Examples.application(UUID.randomUUID().toString()).of(ada).with(aster);
    }

    /** As a later command of ours would change the enrolment. */
    private static void change(Application application, TrainingStatus status, String reason) {
        var enrolments = RunningService.bean(Enrolments.class);
        enrolments.find(application.id())
                .flatMap(stored -> enrolments.store(Examples.moved(stored.enrolment(), status, OCTOBER, reason), stored.recorded()))
                .then(RunningService.bean(FollowApplications.class).converge(application.id()))
                .as(RunningService.bean(TransactionalOperator.class)::transactional).block();
    }

    private String tag() {
        return show(aster).expectStatus().isOk().returnResult(String.class).getResponseHeaders().getETag();
    }

    private String shown(LeadProviderId provider) {
        return show(provider).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
    }

    private JsonPathAssertions attribute(LeadProviderId provider, String path) {
        return show(provider).expectStatus().isOk().expectBody().jsonPath("$.data.attributes." + path);
    }

    private WebTestClient.ResponseSpec show(LeadProviderId provider) {
        return as(provider).get().uri("/api/v3/participants/npq/" + ada).exchange();
    }
}
