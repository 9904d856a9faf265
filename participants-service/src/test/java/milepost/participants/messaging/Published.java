package milepost.participants.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationCopy.Standing;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** Applications as applications-service publishes them, with all the fields we do not read. */
public final class Published {

    private Published() {
    }

    public static Snapshot application(ApplicationCopy application) {
        return new Snapshot(ApplicationMessage.TOPIC, ApplicationMessage.TYPE, application.id().toString(), application.version(),
                application.effectiveAt(), Json.exact().writeValueAsBytes(payload(application)));
    }

    public static Map<String, @Nullable Object> payload(ApplicationCopy application) {
        var accepted = application.standing() instanceof Standing.Accepted standing ? standing : null;
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("id", application.id().value());
        payload.put("participant_id", application.participant().value());
        payload.put("lead_provider_id", application.leadProvider().value());
        payload.put("course_identifier", application.course().value());
        payload.put("course_group", "leadership");
        payload.put("cohort", application.cohort().identifier());
        payload.put("status", accepted == null ? "pending" : "accepted");
        payload.put("accepted_at", accepted == null ? null : accepted.at());
        payload.put("schedule_identifier", accepted == null ? null : accepted.schedule().value());
        var funding = new LinkedHashMap<String, @Nullable Object>();
        funding.put("verdict", application.shown().eligibleForFunding() ? "eligible" : "unconfirmed");
        funding.put("reason", null);
        payload.put("funding", funding);
        payload.put("funded_place", application.shown().fundedPlace());
        payload.put("inside_catchment", true);
        payload.put("targeted_delivery_funding_eligibility", application.shown().targetedDeliveryFundingEligibility());
        payload.put("school_urn", application.shown().schoolUrn());
        payload.put("school_ukprn", "10079319");
        payload.put("effective_at", application.effectiveAt());
        payload.put("created_at", application.effectiveAt());
        payload.put("updated_at", application.effectiveAt());
        return payload;
    }
}
