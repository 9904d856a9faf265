package milepost.declarations.http;

import milepost.declarations.domain.outcome.OutcomeForm;
import milepost.declarations.domain.submission.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a provider's attributes into a form; what has the wrong type is kept as its JSON text, which no rule takes for a value. */
final class Forms {

    private static final int LONGEST = 200;

    static Form read(JsonNode attributes) {
        return new Form(text(attributes, "participant_id"), text(attributes, "declaration_type"), text(attributes, "declaration_date"),
                text(attributes, "course_identifier"), text(attributes, "has_passed"), text(attributes, "delivery_partner_id"),
                text(attributes, "secondary_delivery_partner_id"), text(attributes, "evidence_held"));
    }

    static OutcomeForm readOutcome(JsonNode attributes) {
        return new OutcomeForm(text(attributes, "course_identifier"), text(attributes, "state"), text(attributes, "completion_date"));
    }

    private static @Nullable String text(JsonNode attributes, String name) {
        JsonNode value = attributes.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isString() ? value.stringValue().strip() : value.toString();
        return text.isEmpty() ? null : text.substring(0, Math.min(LONGEST, text.length()));
    }

    private Forms() {
    }
}
