package milepost.simulation;

import java.time.Instant;
import java.util.UUID;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.OperatorAction;
import milepost.platform.web.Json;
import tools.jackson.databind.JsonNode;

/** What applications-service passes on of an operator's decision, read as the edge of participants-service reads it. */
final class PassedOn {

    private static final String ENROLMENTS = "/internal/enrolments/";

    private PassedOn() {
    }

    static ChangeEnrolment.Request request(String path, byte[] body, Instant at) {
        String[] parts = path.substring(ENROLMENTS.length()).split("/");
        return new ChangeEnrolment.Request(new ApplicationId(UUID.fromString(parts[0])), action(parts[1], Json.exact().readTree(body)), at);
    }

    private static OperatorAction action(String what, JsonNode body) {
        return switch (what) {
            case "lead-provider" -> new OperatorAction.ToProvider(new LeadProviderId(UUID.fromString(body.path("lead_provider_id").asString())));
            case "cohort" -> new OperatorAction.ToCohort(Cohort.parse(body.path("cohort").asString()).orElseThrow());
            case "training-status" -> new OperatorAction.ToStatus(TrainingStatus.of(body.path("training_status").asString()).orElseThrow(),
                    Asked.because(body.path("reason").isNull() ? null : body.path("reason").asString()));
            default -> throw new IllegalArgumentException("nobody passes on " + what);
        };
    }
}
