package milepost.participants.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationCopy.Standing;
import milepost.participants.domain.Examples;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationMessageTest {

    @Test
    void anApplicationIsReadAsItWasMeant() {
        var accepted = Examples.application("headship").accepted(Examples.SEPTEMBER, Examples.AUTUMN).showing(true, false).at(5);
        var pending = Examples.application("headship").notAccepted(Examples.OCTOBER).showing(false, null).at(6);

        assertThat(ApplicationMessage.read(Published.application(accepted))).isEqualTo(accepted);
        assertThat(ApplicationMessage.read(Published.application(pending))).isEqualTo(pending);
    }

    /** The contract is the producer's; we read its example with our own record. */
    @Test
    void theExampleOfApplicationsServiceIsUnderstood() throws IOException {
        var example = Files.readAllBytes(Path.of("..", "applications-service", "src", "main", "contracts", "milepost.application.v1.example.json"));
        var tree = Json.exact().readTree(example);

        var read = ApplicationMessage.read(new Snapshot(ApplicationMessage.TOPIC, ApplicationMessage.TYPE, tree.path("id").asString(), 3,
                Instant.EPOCH, example));

        assertThat(read.id()).hasToString(tree.path("id").asString());
        assertThat(read.participant()).hasToString(tree.path("participant_id").asString());
        assertThat(read.cohort()).hasToString(tree.path("cohort").asString());
        assertThat(read.shown().eligibleForFunding()).isEqualTo(tree.path("funding").path("verdict").asString().equals("eligible"));
        assertThat(read.standing() instanceof Standing.Accepted).isEqualTo(tree.path("status").asString().equals("accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{}", "{\"id\":1}", "not json"})
    void whatIsNoApplicationIsPoison(String payload) {
        assertThatThrownBy(() -> ApplicationMessage.read(snapshot(ApplicationMessage.TYPE, payload))).isInstanceOf(PoisonRecord.class);
    }

    @Test
    void anUnknownStatusOrTypeIsPoison() {
        var known = new String(Published.application(Examples.application("headship").notAccepted(Examples.OCTOBER).at(1)).payload());

        assertThatThrownBy(() -> ApplicationMessage.read(snapshot(ApplicationMessage.TYPE, known.replace("\"pending\"", "\"withdrawn\""))))
                .isInstanceOf(PoisonRecord.class);
        assertThatThrownBy(() -> ApplicationMessage.read(snapshot("milepost.application.v2", known))).isInstanceOf(PoisonRecord.class);
    }

    @Test
    void anAcceptedApplicationWithoutScheduleIsPoison() {
        ApplicationCopy accepted = Examples.application("headship").accepted(Examples.SEPTEMBER, Examples.AUTUMN).at(5);
        var broken = new String(Published.application(accepted).payload()).replace("\"npq-leadership-autumn\"", "null");

        assertThatThrownBy(() -> ApplicationMessage.read(snapshot(ApplicationMessage.TYPE, broken))).isInstanceOf(PoisonRecord.class);
    }

    private static Snapshot snapshot(String type, String payload) {
        return new Snapshot(ApplicationMessage.TOPIC, type, Examples.id("headship").toString(), 1, Instant.EPOCH, payload.getBytes());
    }
}
