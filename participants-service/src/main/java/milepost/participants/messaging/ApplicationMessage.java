package milepost.participants.messaging;

import java.time.Instant;
import java.util.UUID;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationCopy.Shown;
import milepost.participants.domain.ApplicationCopy.Standing;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What we read of {@code milepost.application.v1}, and nothing else of it (decision C5). */
record ApplicationMessage(UUID id, UUID participantId, UUID leadProviderId, String courseIdentifier, String cohort, String status,
                          @Nullable Instant acceptedAt, @Nullable String scheduleIdentifier, Funding funding,
                          @Nullable Boolean fundedPlace, @Nullable Boolean targetedDeliveryFundingEligibility,
                          @Nullable String schoolUrn, Instant effectiveAt) {

    static final String TOPIC = "milepost.applications";
    static final String TYPE = "milepost.application.v1";

    record Funding(String verdict) {}

    static ApplicationCopy read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            throw new PoisonRecord("the type " + snapshot.type() + " is not known on " + TOPIC);
        }
        try {
            return Json.exact().readValue(snapshot.payload(), ApplicationMessage.class).copy(snapshot.version());
        } catch (JacksonException | IllegalArgumentException | NullPointerException undecodable) {
            throw new PoisonRecord("not an application", undecodable);
        }
    }

    static UUID id(Snapshot snapshot) {
        try {
            return UUID.fromString(snapshot.key());
        } catch (IllegalArgumentException undecodable) {
            throw new PoisonRecord("the key is not an application's id", undecodable);
        }
    }

    private ApplicationCopy copy(long version) {
        return new ApplicationCopy(new ApplicationId(Given.given("id", id)), new ParticipantId(Given.given("participant_id", participantId)),
                new LeadProviderId(Given.given("lead_provider_id", leadProviderId)),
                new CourseIdentifier(Given.given("course_identifier", courseIdentifier)), new Cohort(Given.given("cohort", cohort)), standing(),
                new Shown(Given.given("funding", funding).verdict().equals("eligible"), fundedPlace, targetedDeliveryFundingEligibility, schoolUrn),
                Given.given("effective_at", effectiveAt), version);
    }

    private Standing standing() {
        return switch (Given.given("status", status)) {
            case "accepted" -> new Standing.Accepted(Given.given("accepted_at", acceptedAt),
                    new ScheduleIdentifier(Given.given("schedule_identifier", scheduleIdentifier)));
            case "pending", "rejected" -> new Standing.NotAccepted();
            default -> throw new IllegalArgumentException("an unknown status");
        };
    }
}
