package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.domain.Answers;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Pending;
import milepost.applications.domain.ApplicationState.Rejected;
import milepost.applications.domain.Funding;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.RejectionReason;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.Verdict;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * The payload of topic {@code milepost.applications}; it names nobody (decision C5). The last of its fields are for this service alone,
 * which makes its row of them after a restore.
 */
record ApplicationPayload(UUID id, UUID participantId, UUID leadProviderId, String courseIdentifier, String courseGroup, String cohort,
                          String status, @Nullable Instant acceptedAt, @Nullable String scheduleIdentifier, FundingPayload funding,
                          @Nullable Boolean fundedPlace, boolean insideCatchment, boolean targetedDeliveryFundingEligibility,
                          @Nullable String schoolUrn, @Nullable String schoolUkprn, @Nullable String schoolName,
                          Instant effectiveAt, Instant createdAt, Instant updatedAt, @Nullable Long acceptedVersion, @Nullable String reasonForRejection,
                          @Nullable Answers answers) {

    static final String TOPIC = "milepost.applications";
    static final String TYPE = "milepost.application.v1";

    /**
     * @param verdict what counts
     * @param given   the verdict on record, with the code of how it came about
     * @param decided what the funding rules decided it on
     */
    record FundingPayload(String verdict, @Nullable String reason, @Nullable String given, @Nullable String code,
                          @Nullable Boolean previouslyFunded, Funding.@Nullable Decided decided) {

        static FundingPayload of(Funding funding) {
            return new FundingPayload(funding.verdict().wire(), funding.reason(), funding.given().wire(), funding.code(),
                    funding.previouslyFunded(), funding.decided());
        }

        Funding funding() {
            return new Funding(Verdict.valueOf(said(given).toUpperCase(Locale.ROOT)), code, said(previouslyFunded), decided);
        }
    }

    static Snapshot snapshot(Application application) {
        byte[] payload = Json.exact().writeValueAsString(of(application)).getBytes(StandardCharsets.UTF_8);
        return new Snapshot(TOPIC, TYPE, application.id().value().toString(), application.version(), application.updatedAt(), payload);
    }

    /** What it was made of, but for the training status, which the enrolment tells; empty where it is something else, or says too little. */
    static Optional<Application> read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            return Optional.empty();
        }
        try {
            var it = Json.exact().readValue(snapshot.payload(), ApplicationPayload.class);
            return it.id().toString().equals(snapshot.key()) ? Optional.of(it.application(snapshot.version())) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static ApplicationPayload of(Application it) {
        Accepted accepted = it.state() instanceof Accepted now ? now : null;
        return new ApplicationPayload(it.id().value(), it.participant().value(), it.leadProvider().value(), it.course().value(),
                it.courseGroup().wire(), it.cohort().toString(), it.state().wire(), accepted == null ? null : accepted.at(),
                accepted == null ? null : accepted.schedule().value(), FundingPayload.of(it.funding()), it.fundedPlace(),
                it.answers().insideCatchment(it.cohort().startYear()), it.answers().targetedDeliveryFundingEligibility(),
                it.answers().schoolUrn(), it.answers().ukprn(), it.answers().schoolName(), it.effectiveAt(), it.createdAt(), it.updatedAt(),
                accepted == null ? null : accepted.sinceVersion(),
                it.state() instanceof Rejected(var reason) ? reason.wire() : null, it.answers());
    }

    private Application application(long version) {
        return new Application(new ApplicationId(id), new ParticipantId(said(participantId)), new LeadProviderId(said(leadProviderId)),
                new CourseIdentifier(said(courseIdentifier)), CourseGroup.parse(courseGroup).orElseThrow(), CohortIdentifier.of(cohort),
                said(answers), state(), funding.funding(), fundedPlace, said(effectiveAt), said(createdAt), said(updatedAt), version);
    }

    private ApplicationState state() {
        return switch (status) {
            case "pending" -> new Pending();
            case "accepted" -> new Accepted(said(acceptedAt), new ScheduleIdentifier(said(scheduleIdentifier)), TrainingStatus.ACTIVE,
                    said(acceptedVersion));
            case "rejected" -> new Rejected(RejectionReason.valueOf(said(reasonForRejection).toUpperCase(Locale.ROOT)));
            default -> throw new IllegalArgumentException("a status the life cycle does not know: " + status);
        };
    }

    private static <T> T said(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
