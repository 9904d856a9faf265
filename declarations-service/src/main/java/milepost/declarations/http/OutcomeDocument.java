package milepost.declarations.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import milepost.declarations.application.Outcomes.Shown;
import milepost.platform.web.Json;

/** An outcome as v3 shows it (facts/npq 2.4); the completion date is the day that a provider sends. */
final class OutcomeDocument {

    private static final String TYPE = "participant-outcome";

    private record Resource(UUID id, String type, Attributes attributes) {
    }

    private record Attributes(String state, LocalDate completionDate, String courseIdentifier, UUID participantId, Instant createdAt,
                              Instant updatedAt) {
    }

    static byte[] of(Shown shown) {
        var outcome = shown.outcome();
        return Json.bytes(new Resource(outcome.id().value(), TYPE, new Attributes(outcome.result().slug(), outcome.completionDate(),
                shown.course().value(), shown.participant().value(), outcome.recordedAt(), shown.updatedAt())));
    }

    private OutcomeDocument() {
    }
}
