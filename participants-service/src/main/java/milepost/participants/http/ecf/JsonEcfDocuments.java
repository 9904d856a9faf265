package milepost.participants.http.ecf;

import java.time.Instant;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.RecordView;
import milepost.platform.web.Json;

/** ECF participants as JSON, in both shapes. */
public final class JsonEcfDocuments implements EcfDocuments.Rendering {

    /** What both are, whatever the version (facts/ecf 1.3). */
    static final String TYPE = "participant";

    @Override
    public byte[] participant(EcfParticipantView view, Instant updatedAt) {
        return Json.bytes(NestedParticipant.of(view, updatedAt));
    }

    @Override
    public byte[] row(Person person, RecordView view, Instant updatedAt) {
        return Json.bytes(FlatParticipant.of(person, view, updatedAt));
    }
}
