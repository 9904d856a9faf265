package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.acceptance.TrainingProvider.Applicant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No false 404 and no false 422, however fast a client is and whether or not Kafka runs. */
class BackToBackIT {

    @AfterEach
    void kafkaRunsAgain() {
        TheSuite.continueKafka();
    }

    @Test
    void setUpAcceptShowDeclareShowVoidWithoutWaiting() {
        everyStepAtOnce();
    }

    @Test
    void theSameWhileKafkaStandsStill() {
        TheSuite.stopKafka();

        everyStepAtOnce();
    }

    private static void everyStepAtOnce() {
        TrainingProvider provider = TrainingProvider.fresh();
        provider.twoStatements();
        Applicant applicant = provider.applicant();
        provider.accept(applicant, TrainingProvider.AUTUMN_2023).expect(200);
        assertThat(provider.api().get("/api/v3/participants/npq/" + applicant.participantId()).expect(200).id())
                .isEqualTo(applicant.participantId());
        String declaration = provider.declare(applicant).expect(200).id();
        assertThat(provider.state(declaration)).isIn("submitted", "eligible");
        assertThat(provider.voidDeclaration(declaration, TrainingProvider.AUTUMN_2023).expect(200).attribute("state")).isEqualTo("voided");
    }
}
