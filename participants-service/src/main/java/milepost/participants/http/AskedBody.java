package milepost.participants.http;

import milepost.participants.domain.training.Asked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a provider asks for when it changes somebody's training. */
public final class AskedBody {

    private static final int LONGEST = 200;

    private AskedBody() {
    }

    public static Asked of(JsonNode attributes) {
        return new Asked(text(attributes, "course_identifier"), text(attributes, "reason"), text(attributes, "schedule_identifier"),
                text(attributes, "cohort"));
    }

    /** What is no text stays what it is: no rule takes it for a name, but a year may be sent as a number. */
    private static @Nullable String text(JsonNode attributes, String name) {
        var value = attributes.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        var text = value.isString() ? value.stringValue().strip() : value.toString();
        return text.isEmpty() ? null : text.substring(0, Math.min(LONGEST, text.length()));
    }
}
