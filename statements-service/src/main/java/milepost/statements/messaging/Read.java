package milepost.statements.messaging;

import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads other services' payloads with our own record types; unknown fields are theirs to add. */
final class Read {

    private static final JsonMapper TOLERANT = Json.exact().rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** For what records from before do not have. */
    private static final JsonMapper ADDITIONS = Json.exact().rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Read() {
    }

    /** Fields that were added later, each null where it is not said. */
    static <T> T addition(Snapshot snapshot, Class<T> as) {
        try {
            return ADDITIONS.readValue(snapshot.payload(), as);
        } catch (JacksonException unreadable) {
            throw new PoisonRecord("not readable as " + as.getSimpleName(), unreadable);
        }
    }

    static <T> T body(Snapshot snapshot, String type, Class<T> as) {
        if (!snapshot.type().equals(type)) {
            throw new PoisonRecord("expected " + type + ", not " + snapshot.type());
        }
        try {
            return TOLERANT.readValue(snapshot.payload(), as);
        } catch (JacksonException unreadable) {
            throw new PoisonRecord("not readable as " + type, unreadable);
        }
    }
}
