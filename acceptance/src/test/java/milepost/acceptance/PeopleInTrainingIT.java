package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import milepost.acceptance.TrainingProvider.Applicant;
import org.junit.jupiter.api.Test;

/** What happens to people in training is followed by everybody who keeps something about them. */
class PeopleInTrainingIT {

    private final TrainingProvider ours = TrainingProvider.fresh();
    private final TrainingProvider theirs = TrainingProvider.fresh();

    @Test
    void whoeverIsDeferredIsDeclaredAgainOnceTrainingIsResumed() {
        ours.twoStatements();
        Applicant robin = ours.enrolled();
        ours.declare(robin).expect(200);

        Reply deferred = change(robin, "defer", Map.of("course_identifier", robin.course(), "reason", "career-break")).expect(200);

        assertThat(deferred.attributes().at("/npq_enrolments/0/training_status").asString()).isEqualTo("deferred");
        assertThat(deferred.attributes().at("/npq_enrolments/0/deferral/reason").asString()).isEqualTo("career-break");
        // a declaration that was taken before its owner heard of the deferral stays; here it makes way for the next try
        Eventually.holds(() -> {
            Reply retained = retained(robin);
            if (retained.status() == 200) {
                ours.voidDeclaration(retained.id(), TrainingProvider.AUTUMN_2023);
            }
            assertThat(retained.status()).isEqualTo(422);
            assertThat(retained.titles()).containsExactly("participant_id");
        });

        change(robin, "resume", Map.of("course_identifier", robin.course())).expect(200);
        Eventually.equal(200, () -> retained(robin).status());
    }

    @Test
    void anOperatorMovesSomebodyToAnotherProviderWhoSeesWhatIsLive() {
        ours.twoStatements();
        Applicant robin = ours.enrolled();
        String declaration = ours.declare(robin).expect(200).id();
        Eventually.equal("eligible", () -> ours.state(declaration));

        ours.operator().put("/operator/v1/applications/" + robin.applicationId() + "/lead-provider", Map.of("lead_provider_id", theirs.id())).expect(200);

        for (String path : List.of("/api/v3/npq-applications/" + robin.applicationId(), "/api/v3/participants/npq/" + robin.participantId())) {
            assertThat(ours.api().get(path).status()).as(path).isEqualTo(404);
            theirs.api().get(path).expect(200);
        }
        Eventually.equal("eligible", () -> theirs.state(declaration));
        assertThat(theirs.declaration(declaration).expect(200).attribute("lead_provider_name")).isEqualTo(ours.name());
        assertThat(theirs.voidDeclaration(declaration, TrainingProvider.AUTUMN_2023).status()).isEqualTo(403);
        assertThat(ours.state(declaration)).isEqualTo("eligible");
    }

    @Test
    void twoIdsOfOnePersonBecomeOneAndItsMilestoneIsPaidOnce() {
        ours.twoStatements();
        theirs.twoStatements();
        Applicant one = ours.enrolled();
        Applicant other = theirs.enrolled();
        String first = ours.declare(one).expect(200).id();
        Eventually.equal("eligible", () -> ours.state(first));
        String second = theirs.declare(other).expect(200).id();
        Eventually.equal("eligible", () -> theirs.state(second));

        ours.operator().post("/operator/v1/participants/" + one.participantId() + "/merge", Map.of("into", other.participantId())).expect(200);

        Reply gone = ours.api().get("/api/v3/participants/npq/" + one.participantId()).expect(410);
        assertThat(gone.body().at("/errors/0/participant_id_changes/0/to_participant_id").asString()).isEqualTo(other.participantId());
        ours.api().get("/api/v3/participants/npq/" + other.participantId()).expect(200);
        Eventually.equal(other.participantId(), () -> ours.api().get("/api/v3/npq-applications/" + one.applicationId()).expect(200).attribute("participant_id"));
        Eventually.equal(other.participantId(), () -> ours.declaration(first).expect(200).attribute("participant_id"));
        Eventually.equal("ineligible", () -> theirs.state(second));
        Reply superseded = theirs.declaration(second).expect(200);
        assertThat(superseded.attribute("ineligible_for_funding_reason")).isEqualTo("duplicate_declaration");
        assertThat(ours.state(first)).isEqualTo("eligible");
        Eventually.holds(() -> assertThat(theirs.reconciliation().path("differences").isEmpty()).isTrue());
    }

    private Reply change(Applicant applicant, String action, Map<String, String> attributes) {
        return ours.api().at(TrainingProvider.AUTUMN_2023).put("/api/v3/participants/npq/" + applicant.participantId() + "/" + action,
                Map.of("data", Map.of("type", "participant-" + action, "attributes", attributes)));
    }

    private Reply retained(Applicant applicant) {
        return ours.api().at(TrainingProvider.AUTUMN_2023).post("/api/v3/participant-declarations",
                TrainingProvider.declaration(applicant, "retained-1", "2023-10-15T10:00:00Z"));
    }
}
