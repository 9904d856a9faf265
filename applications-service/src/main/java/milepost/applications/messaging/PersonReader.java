package milepost.applications.messaging;

import java.util.UUID;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads {@code milepost.participant.v1}: the fields an application shows or is decided by, and no others. */
final class PersonReader {

    static final String TYPE = "milepost.participant.v1";

    private PersonReader() {
    }

    private record Payload(UUID id, String fullName, @Nullable String email, @Nullable String trn, @Nullable Boolean trnVerified,
                           @Nullable UUID retiredInto) {
    }

    static Person read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            throw new PoisonRecord("not a participant: " + snapshot.type());
        }
        return read(snapshot.payload(), snapshot.version());
    }

    static Person read(byte[] json, long version) {
        try {
            Payload payload = Json.exact().readValue(json, Payload.class);
            return new Person(new ParticipantId(payload.id()), payload.fullName(), payload.email(), payload.trn(),
                    Boolean.TRUE.equals(payload.trnVerified()),
                    payload.retiredInto() == null ? null : new ParticipantId(payload.retiredInto()), version);
        } catch (JacksonException unreadable) {
            throw new PoisonRecord("a participant that cannot be read", unreadable);
        }
    }
}
