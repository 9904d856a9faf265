package milepost.participants.http;

import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.peer;
import static milepost.participants.RunningService.person;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.NOVEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.RunningService;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.ecf.Circumstances;
import milepost.participants.domain.ecf.EligibleForFunding;
import org.junit.jupiter.api.Test;

/** {@code PUT /operator/v1/training-records/{id}} and {@code POST …/transfer}. */
class ChangeTrainingRecordTest {

    @Test
    void whatIsGivenHoldsAndWhatIsLeftOutStays() {
        var registration = Registration.teacher();
        var taken = registration.taken();
        var mentor = person("Grace Moss");

        taken.change(operator(NOVEMBER), Map.of("mentor_id", mentor.value(), "sparsity_uplift", true)).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].mentor_id").isEqualTo(mentor.toString())
                .jsonPath("$.data.attributes.ecf_enrolments[0].sparsity_uplift").isEqualTo(true)
                .jsonPath("$.data.attributes.ecf_enrolments[0].delivery_partner_id").isEqualTo(Registration.PARTNER.toString());

        assertThat(taken.record().circumstances())
                .isEqualTo(new Circumstances(EligibleForFunding.YES, true, true, "106286", LocalDate.of(2024, 9, 2)));
        assertThat(taken.record().periods()).extracting(TrainingPeriod::mentor).containsExactly(null, mentor.value());
        assertThat(taken.record().periods().getLast().from()).isEqualTo(NOVEMBER);
        assertThat(rows("SELECT reason::text AS reason FROM audit WHERE action = 'training_record_changed' AND subject_id = '" + taken.recordId() + "'"))
                .singleElement().satisfies(row -> assertThat(row.get("reason")).isEqualTo("{\"fields\": [\"mentor_id\", \"sparsity_uplift\"]}"));
    }

    @Test
    void nullClearsAndIsUnconfirmedOfFunding() {
        var taken = Registration.teacher().taken();
        var nothing = new HashMap<String, Object>();
        List.of("delivery_partner_id", "school_urn", "mentor_id", "eligible_for_funding", "induction_start_date").forEach(field -> nothing.put(field, null));

        taken.change(operator(NOVEMBER), nothing).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].eligible_for_funding").isEqualTo(null)
                .jsonPath("$.data.attributes.ecf_enrolments[0].school_urn").isEqualTo(null)
                .jsonPath("$.data.attributes.ecf_enrolments[0].delivery_partner_id").isEqualTo(null);

        assertThat(taken.record().circumstances()).isEqualTo(new Circumstances(EligibleForFunding.UNCONFIRMED, false, true, null, null));
    }

    @Test
    void aCorrectedInductionDateMovesTheBeginningOfTraining() {
        var registration = Registration.teacher().with("induction_start_date", "2198-10-01");
        var taken = registration.taken();

        taken.change(operator(NOVEMBER), Map.of("induction_start_date", "2024-10-01")).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("active");

        assertThat(taken.record().periods()).singleElement().extracting(TrainingPeriod::from).isEqualTo(Instant.parse("2024-09-30T23:00:00Z"));
        assertThat(taken.record().circumstances().inductionStartDate()).isEqualTo("2024-10-01");
        taken.transfer(operator(NOVEMBER), Map.of("lead_provider_id", Registration.provider().value(), "from", "2024-10-02")).expectStatus().isOk();
        var before = taken.stored();
        taken.change(operator(NOVEMBER), Map.of("induction_start_date", "2024-10-03", "sparsity_uplift", true)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("induction_start_date_impossible")
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/induction_start_date");
        assertThat(taken.stored()).isEqualTo(before);
    }

    @Test
    void anotherVerdictOnFundingIsTold() {
        var taken = Registration.teacher().taken();

        taken.change(operator(NOVEMBER), Map.of("eligible_for_funding", false)).expectStatus().isOk();

        peer().get().uri("/internal/snapshots/enrolments?participant_id=" + taken.id()).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].payload.eligible_for_funding").isEqualTo(false)
                .jsonPath("$.snapshots[0].payload.effective_at").isEqualTo(NOVEMBER.toString());
    }

    @Test
    void whatIsSoAlreadyLeavesNoTraceAndWhatNobodyHasIsNotFound() {
        var taken = Registration.teacher().taken();
        var before = taken.stored();

        taken.change(operator(NOVEMBER), Map.of("eligible_for_funding", true, "school_urn", " 106286 ")).expectStatus().isOk();
        taken.change(operator(NOVEMBER), Map.of()).expectStatus().isOk();

        assertThat(taken.stored()).isEqualTo(before);
        for (var nobodys : List.of(UUID.randomUUID(), "nothing")) {
            operator("intake").put().uri("/operator/v1/training-records/" + nobodys).bodyValue(Map.of()).exchange().expectStatus().isNotFound();
            operator("intake").post().uri("/operator/v1/training-records/" + nobodys + "/transfer")
                    .bodyValue(Map.of("lead_provider_id", Registration.provider().value(), "from", "2024-11-01")).exchange().expectStatus().isNotFound();
        }
    }

    @Test
    void aTransferGivesTrainingToAnotherProviderAndBothGoOnSeeingIt() {
        var registration = Registration.teacher();
        var taken = registration.taken();
        var birch = Registration.provider();
        var body = Map.of("lead_provider_id", birch.value(), "delivery_partner_id", Registration.PARTNER, "from", "2024-11-04");

        taken.transfer(operator(NOVEMBER), body).expectStatus().isOk().expectBody()
                .jsonPath("$.data.id").isEqualTo(taken.id())
                .jsonPath("$.data.attributes.ecf_enrolments[0].training_record_id").isEqualTo(taken.recordId())
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("active")
                .jsonPath("$.data.attributes.ecf_enrolments[0].delivery_partner_id").isEqualTo(Registration.PARTNER.toString());
        var before = taken.stored();
        taken.transfer(operator(NOVEMBER), body).expectStatus().isOk();

        assertThat(taken.stored()).isEqualTo(before);
        taken.seenBy(birch).expectStatus().isOk();
        taken.seenBy(registration.leadProvider()).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("left");
        operator("intake").get().uri("/operator/v1/training-records/" + taken.recordId()).exchange().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("active");
        assertThat(RunningService.bean(TrainingRecordHistory.class).of(taken.record().id()).map(entry -> entry.cause().what()).collectList().block())
                .containsExactly("receive", "transfer");
        assertThat(rows("SELECT reason::text AS reason FROM audit WHERE action = 'training_record_transferred' AND subject_id = '" + taken.recordId() + "'"))
                .singleElement().satisfies(row -> assertThat(row.get("reason")).asString().contains(birch.toString(), "2024-11-04"));
    }

    @Test
    void aTransferThatIsPlannedIsSeenByBothBeforehandAndMentorAndPartnerStayThoseOfToday() {
        var registration = Registration.teacher();
        var taken = registration.taken();
        var birch = Registration.provider();
        taken.transfer(operator(NOVEMBER), Map.of("lead_provider_id", birch.value(), "from", "2199-01-01")).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("joining");

        var mentor = person("Grace Moss");
        taken.change(operator(NOVEMBER), Map.of("mentor_id", mentor.value())).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].participant_status").isEqualTo("leaving")
                .jsonPath("$.data.attributes.ecf_enrolments[0].mentor_id").isEqualTo(mentor.toString());
        taken.seenBy(birch).expectStatus().isOk().expectBody().jsonPath("$.data.attributes.ecf_enrolments[0].mentor_id").isEqualTo(null);
    }
}
