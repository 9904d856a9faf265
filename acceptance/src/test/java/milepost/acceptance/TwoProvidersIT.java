package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import milepost.acceptance.TrainingProvider.Applicant;
import org.junit.jupiter.api.Test;

/** Neither of two providers sees, changes or infers anything of the other's. */
class TwoProvidersIT {

    private final TrainingProvider ours = TrainingProvider.fresh();
    private final TrainingProvider theirs = TrainingProvider.fresh();

    @Test
    void everyIdOfTheOtherIsAnsweredLikeAnIdThatDoesNotExist() {
        var statements = ours.twoStatements();
        Applicant applicant = ours.enrolled();
        String declaration = ours.declare(applicant).expect(200).id();

        var pathsAndIds = List.of(
                List.of("/api/v3/npq-applications/", applicant.applicationId()),
                List.of("/api/v3/participants/npq/", applicant.participantId()),
                List.of("/api/v3/participant-declarations/", declaration),
                List.of("/api/v3/statements/", statements.first()));
        for (List<String> pathAndId : pathsAndIds) {
            Reply foreign = theirs.api().get(pathAndId.getFirst() + pathAndId.getLast());
            Reply unknown = theirs.api().get(pathAndId.getFirst() + UUID.randomUUID());
            assertThat(foreign.status()).as(pathAndId.getFirst()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(unknown.body());
        }
        assertThat(theirs.api().get("/api/v3/statements/" + statements.first() + "/lines").status()).isEqualTo(404);
    }

    @Test
    void theOthersListsAreEmpty() {
        ours.twoStatements();
        ours.declare(ours.enrolled()).expect(200);

        for (String list : List.of("/api/v3/npq-applications", "/api/v3/participants/npq", "/api/v3/participant-declarations", "/api/v3/statements")) {
            assertThat(theirs.api().get(list).expect(200).data().size()).as(list).isZero();
        }
    }

    @Test
    void theOthersApplicationsAndDeclarationsCannotBeChanged() {
        ours.twoStatements();
        Applicant pending = ours.applicant();
        assertThat(theirs.accept(pending, TrainingProvider.AUTUMN_2023).status()).isEqualTo(404);
        assertThat(ours.api().get("/api/v3/npq-applications/" + pending.applicationId()).expect(200).attribute("status")).isEqualTo("pending");

        String declaration = ours.declare(ours.enrolled()).expect(200).id();
        assertThat(theirs.voidDeclaration(declaration, TrainingProvider.AUTUMN_2023).status()).isEqualTo(404);
        assertThat(ours.state(declaration)).isIn("submitted", "eligible");
    }

    @Test
    void declaringTheOthersParticipantSaysNoMoreThanDeclaringAnUnknownOne() {
        theirs.twoStatements();
        Applicant enrolledWithUs = ours.enrolled();
        Applicant nobody = new Applicant(UUID.randomUUID().toString(), UUID.randomUUID().toString(), "npq-headship");

        Reply foreign = theirs.declare(enrolledWithUs);
        Reply unknown = theirs.declare(nobody);

        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.codes()).isEqualTo(unknown.codes());
        assertThat(foreign.titles()).isEqualTo(unknown.titles());
    }

    @Test
    void aProvidersTokenOpensNoOperatorRoute() {
        assertThat(ours.api().get("/operator/v1/reconciliation").status()).isIn(401, 403);
        assertThat(ours.api().put("/operator/v1/lead-providers/" + theirs.id(), java.util.Map.of("name", "Renamed")).status()).isIn(401, 403);
    }

    @Test
    void internalRoutesAreNotReachableThroughTheGateway() {
        for (String path : List.of("/internal/snapshots/applications", "/actuator/health", "/api/v3/../../internal/snapshots/applications", "/api/v3/%2e%2e/%2e%2e/internal/snapshots/applications")) {
            assertThat(ours.operator().get(path).status()).as(path).isIn(400, 404);
        }
    }
}
