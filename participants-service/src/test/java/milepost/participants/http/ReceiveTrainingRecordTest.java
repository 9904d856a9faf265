package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.owner;
import static milepost.participants.RunningService.peer;
import static milepost.participants.RunningService.person;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import milepost.participants.RunningService;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.ecf.EcfCatalogue;
import org.junit.jupiter.api.Test;

/** {@code POST /operator/v1/training-records}: registration hands in who trains with whom (decision C7). */
class ReceiveTrainingRecordTest {

    @Test
    void aNewRecordIsMadeAndShownAsItsProviderSeesIt() {
        var mentor = person("Grace Moss");
        var registration = Registration.teacher().with("mentor_id", mentor.toString());

        registration.post().expectStatus().isCreated().expectBody()
                .jsonPath("$.data.attributes.full_name").isEqualTo("Ada Bell")
                .jsonPath("$.data.attributes.ecf_enrolments.length()").isEqualTo(1)
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_type").isEqualTo("ect")
                .jsonPath("$.data.attributes.ecf_enrolments[0].cohort").isEqualTo("2024")
                .jsonPath("$.data.attributes.ecf_enrolments[0].schedule_identifier").isEqualTo("ecf-standard-september")
                .jsonPath("$.data.attributes.ecf_enrolments[0].delivery_partner_id").isEqualTo(Registration.PARTNER.toString())
                .jsonPath("$.data.attributes.ecf_enrolments[0].mentor_id").isEqualTo(mentor.toString())
                .jsonPath("$.data.attributes.ecf_enrolments[0].school_urn").isEqualTo("106286")
                .jsonPath("$.data.attributes.ecf_enrolments[0].eligible_for_funding").isEqualTo(true)
                .jsonPath("$.data.attributes.ecf_enrolments[0].pupil_premium_uplift").isEqualTo(true)
                .jsonPath("$.data.attributes.ecf_enrolments[0].training_status").isEqualTo("active");

        var taken = registration.taken();
        taken.seenBy(registration.leadProvider()).expectStatus().isOk();
        taken.seenBy(new LeadProviderId(UUID.randomUUID())).expectStatus().isNotFound();
        operator("intake").get().uri("/operator/v1/training-records/" + taken.recordId()).exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.data.id").isEqualTo(taken.id());
        peer().get().uri("/internal/snapshots/enrolments?ids=" + taken.recordId()).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].topic").isEqualTo("milepost.enrolments")
                .jsonPath("$.snapshots[0].payload.family").isEqualTo("ecf")
                .jsonPath("$.snapshots[0].payload.accepted_at").isEqualTo(OCTOBER.toString())
                .jsonPath("$.snapshots[0].payload.periods[0].from").isEqualTo("2024-09-01T23:00:00Z");
    }

    @Test
    void theSameAgainIsAnsweredAndLeavesNoTrace() {
        var registration = Registration.teacher();
        var taken = registration.taken();
        var before = taken.stored();

        registration.post(operator(NOVEMBER)).expectStatus().isOk().expectBody().jsonPath("$.data.id").isEqualTo(taken.id());
        registration.with("id", taken.recordId()).post().expectStatus().isOk();

        assertThat(taken.stored()).isEqualTo(before);
        assertThat(audits(taken)).singleElement().satisfies(row -> {
            assertThat(row.get("action")).isEqualTo("training_record_received");
            assertThat(row.get("reason")).asString().contains(registration.leadProvider().toString()).doesNotContain("Ada", "example.org");
        });
        assertThat(RunningService.bean(TrainingRecordHistory.class).of(taken.record().id()).collectList().block()).singleElement()
                .satisfies(entry -> assertThat(entry.cause().what()).isEqualTo("receive"));
    }

    @Test
    void newsOfTheSameProviderChangeTheRecordAndAnotherScheduleIsAChangeOfSchedule() {
        var registration = Registration.teacher();
        var taken = registration.taken();

        registration.with("eligible_for_funding", null).with("cohort", "2025").with("schedule_identifier", "ecf-extended-april").without("school_urn")
                .post(operator(NOVEMBER)).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].training_record_id").isEqualTo(taken.recordId())
                .jsonPath("$.data.attributes.ecf_enrolments[0].eligible_for_funding").isEqualTo(null)
                .jsonPath("$.data.attributes.ecf_enrolments[0].cohort").isEqualTo("2025")
                .jsonPath("$.data.attributes.ecf_enrolments[0].schedule_identifier").isEqualTo("ecf-extended-april")
                .jsonPath("$.data.attributes.ecf_enrolments[0].school_urn").isEqualTo("106286");

        assertThat(taken.record().periods()).hasSize(2);
        assertThat(taken.record().periods().getLast().from()).isEqualTo(NOVEMBER);
    }

    @Test
    void anotherProviderTakesOverFromTheInductionDateWithTheSameRecord() {
        var registration = Registration.teacher();
        var taken = registration.taken();
        var birch = Registration.provider();
        var handedIn = registration.with("lead_provider_id", birch.toString()).with("delivery_partner_id", null);

        handedIn.with("induction_start_date", "2024-10-21").post(operator(NOVEMBER)).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].training_record_id").isEqualTo(taken.recordId())
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("active")
                .jsonPath("$.data.attributes.ecf_enrolments[0].delivery_partner_id").isEqualTo(null);

        assertThat(taken.record().periods()).extracting(TrainingPeriod::leadProvider).containsExactly(registration.leadProvider(), birch);
        assertThat(taken.record().circumstances().inductionStartDate()).isEqualTo(LocalDate.of(2024, 10, 21));
        taken.seenBy(registration.leadProvider()).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("left")
                .jsonPath("$.data.attributes.ecf_enrolments[0].delivery_partner_id").isEqualTo(Registration.PARTNER.toString());
    }

    @Test
    void somebodyInBothRolesAndInTheOtherFamilyIsOnePerson() {
        var trainee = Trainee.accepted();
        operator("intake").put().uri("/operator/v1/participants/" + trainee.participant())
                .bodyValue(Map.of("trn", "7100001", "trn_verified", true)).exchange().expectStatus().isOk();
        var registration = Registration.teacher().with("participant", Map.of("full_name", "A. Bell", "trn", "7100001", "trn_verified", true));

        registration.post().expectStatus().isCreated().expectBody().jsonPath("$.data.id").isEqualTo(trainee.participant().toString())
                .jsonPath("$.data.attributes.full_name").isEqualTo("Ada Bell");
        registration.with("course_identifier", "ecf-mentor").post().expectStatus().isCreated().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[*].participant_type").isEqualTo(List.of("ect", "mentor"));

        assertThat(trainee.shown().path("npq_enrolments")).hasSize(1);
    }

    @Test
    void anIdThatWasRetiredStandsForTheSurvivorAlsoOfAMentor() {
        var survivor = person("Ada Carr");
        var retired = person("Ada C");
        operator("intake").post().uri("/operator/v1/participants/" + retired + "/merge").bodyValue(Map.of("into", survivor.value())).exchange().expectStatus().isOk();

        Registration.teacher().with("participant", Map.of("id", retired.value(), "full_name", "Ada Carr")).post().expectStatus().isCreated()
                .expectBody().jsonPath("$.data.id").isEqualTo(survivor.toString());
        Registration.teacher().with("mentor_id", retired.toString()).post().expectStatus().isCreated()
                .expectBody().jsonPath("$.data.attributes.ecf_enrolments[0].mentor_id").isEqualTo(survivor.toString());
    }

    @Test
    void anIdempotencyKeyGivesTheFirstAnswerAgain() {
        var registration = Registration.teacher();
        var client = operator(OCTOBER).mutate().defaultHeader("Idempotency-Key", UUID.randomUUID().toString()).build();

        registration.post(client).expectStatus().isCreated();
        registration.post(client).expectStatus().isCreated().expectHeader().valueEquals("Idempotent-Replayed", "true");
    }

    /** Convergence rule 4. */
    @Test
    void theOwnerOfTheCatalogueIsAskedBeforeAnythingIsRefused() {
        var provider = new LeadProviderId(UUID.randomUUID());
        var partner = UUID.randomUUID();
        var registration = Registration.teacher().with("lead_provider_id", provider.toString()).with("delivery_partner_id", partner.toString());
        owner().downDuring(() -> registration.post().expectStatus().isEqualTo(503));

        assertThat(owner().askedDuring(() -> registration.post().expectStatus().isEqualTo(422)))
                .containsExactlyInAnyOrder("lead-providers", "delivery-partners");
        owner().knows(EcfCatalogue.provider(provider));
        owner().knows(EcfCatalogue.partner(partner));
        registration.post().expectStatus().isCreated();
        assertThat(owner().timesAskedDuring(() -> registration.post().expectStatus().isOk())).isZero();
    }

    @Test
    void somebodyHandedInTwiceAtOnceTrainsOnce() throws Exception {
        var registration = Registration.teacher();
        var work = IntStream.range(0, 6).<Callable<Integer>>mapToObj(_ -> () -> registration.post().returnResult(String.class).getStatus().value()).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(work).stream().map(Future::resultNow).toList()).containsOnlyOnce(201).allMatch(status -> status == 200 || status == 201);
        }

        assertThat(rows("SELECT id FROM training_record WHERE participant_id = '%s'".formatted(registration.taken().id()))).hasSize(1);
    }

    @Test
    void onlyIntakeHandsInAndReads() {
        var registration = Registration.teacher();
        var taken = registration.taken();

        for (var client : List.of(operator("finance"), RunningService.as(Examples.ASTER), peer())) {
            registration.post(client).expectStatus().isForbidden();
            client.get().uri("/operator/v1/training-records/" + taken.recordId()).exchange().expectStatus().isForbidden();
            taken.change(client, Map.of()).expectStatus().isForbidden();
            taken.transfer(client, Map.of()).expectStatus().isForbidden();
        }
        operator("intake").get().uri("/operator/v1/training-records/" + UUID.randomUUID()).exchange().expectStatus().isNotFound();
    }

    private static List<Map<String, Object>> audits(Registration.Taken taken) {
        return rows("SELECT action, reason::text AS reason FROM audit WHERE subject_type = 'training_record' AND subject_id = '" + taken.recordId() + "'");
    }
}
