package milepost.participants.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.inmemory.TimelineModel.Seen;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What providers are shown of what they see, written out attribute by attribute (facts/ecf 1.8), but for {@code updated_at}.
 *
 * @param begun the training as it began
 * @param noon  when on a day everything is said
 */
record TimelineDocuments(TrainingRecord begun, Function<LocalDate, Instant> noon) {

    /** The attributes of version 3. */
    JsonNode nested(String name, Seen seen) {
        var enrolment = shared(seen);
        enrolment.put("participant_status", seen.participantStatus());
        enrolment.put("delivery_partner_id", text(seen.standing().partner()));
        enrolment.put("withdrawal", interruption(seen, TrainingStatus.WITHDRAWN));
        enrolment.put("deferral", interruption(seen, TrainingStatus.DEFERRED));
        enrolment.put("created_at", begun.madeAt().toString());
        enrolment.put("induction_end_date", null);
        enrolment.put("mentor_funding_end_date", null);
        enrolment.put("cohort_changed_after_payments_frozen", false);
        enrolment.put("mentor_ineligible_for_funding_reason", null);
        var attributes = new HashMap<String, @Nullable Object>();
        attributes.put("full_name", name);
        attributes.put("teacher_reference_number", null);
        attributes.put("ecf_enrolments", List.of(enrolment));
        attributes.put("participant_id_changes", List.of());
        return Json.mapper().valueToTree(attributes);
    }

    /** The attributes of versions 1 and 2. */
    JsonNode row(String name, Seen seen) {
        var attributes = shared(seen);
        attributes.put("full_name", name);
        attributes.put("teacher_reference_number", null);
        attributes.put("status", seen.standing().status() == TrainingStatus.WITHDRAWN ? "withdrawn" : "active");
        return Json.mapper().valueToTree(attributes);
    }

    private Map<String, @Nullable Object> shared(Seen seen) {
        var standing = seen.standing();
        var attributes = new HashMap<String, @Nullable Object>();
        attributes.put("training_record_id", begun.id().toString());
        attributes.put("email", null);
        attributes.put("mentor_id", text(standing.mentor()));
        attributes.put("school_urn", begun.circumstances().schoolUrn());
        attributes.put("participant_type", begun.role() == Role.ECT ? "ect" : "mentor");
        attributes.put("cohort", standing.year());
        attributes.put("training_status", standing.status().word());
        attributes.put("teacher_reference_number_validated", false);
        attributes.put("eligible_for_funding", true);
        attributes.put("pupil_premium_uplift", begun.circumstances().pupilPremiumUplift());
        attributes.put("sparsity_uplift", begun.circumstances().sparsityUplift());
        attributes.put("schedule_identifier", standing.schedule());
        return attributes;
    }

    private @Nullable Map<String, @Nullable Object> interruption(Seen seen, TrainingStatus status) {
        if (seen.standing().status() != status) {
            return null;
        }
        var interruption = new HashMap<String, @Nullable Object>();
        interruption.put("reason", seen.why());
        interruption.put("date", noon.apply(seen.since()).toString());
        return interruption;
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
