package milepost.participants.messaging;

import java.time.Instant;
import milepost.participants.application.Enrolments;
import milepost.participants.application.PeerAnswers;
import milepost.participants.application.Persons;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import tools.jackson.databind.JsonNode;

/** One snapshot in the form in which {@code /internal/snapshots} lists them. */
public final class JsonPeerAnswers implements PeerAnswers {

    @Override
    public byte[] snapshot(Persons.Stored person) {
        return bytes(PublishedPerson.snapshot(person.person(), person.recorded()));
    }

    @Override
    public byte[] snapshot(Enrolments.Stored enrolment) {
        return bytes(PublishedEnrolment.snapshot(enrolment.enrolment(), enrolment.recorded()));
    }

    private static byte[] bytes(Snapshot snapshot) {
        return Json.exact().writeValueAsBytes(new Answer(new Entry(snapshot.topic(), snapshot.type(), snapshot.key(), snapshot.version(),
                snapshot.recordedAt(), Json.exact().readTree(snapshot.payload()))));
    }

    record Answer(Entry snapshot) {}

    record Entry(String topic, String type, String key, long version, Instant recordedAt, JsonNode payload) {}
}
