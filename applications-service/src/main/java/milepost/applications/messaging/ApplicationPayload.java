package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** The payload of topic {@code milepost.applications}; it names nobody (decision C5). */
record ApplicationPayload(UUID id, UUID participantId, UUID leadProviderId, String courseIdentifier, String courseGroup, String cohort,
                          String status, @Nullable Instant acceptedAt, @Nullable String scheduleIdentifier, FundingPayload funding,
                          @Nullable Boolean fundedPlace, boolean insideCatchment, boolean targetedDeliveryFundingEligibility,
                          @Nullable String schoolUrn, @Nullable String schoolUkprn, Instant effectiveAt, Instant createdAt,
                          Instant updatedAt) {

    static final String TOPIC = "milepost.applications";
    static final String TYPE = "milepost.application.v1";

    record FundingPayload(String verdict, @Nullable String reason) {
    }

    static Snapshot snapshot(Application application) {
        byte[] payload = Json.exact().writeValueAsString(of(application)).getBytes(StandardCharsets.UTF_8);
        return new Snapshot(TOPIC, TYPE, application.id().value().toString(), application.version(), application.updatedAt(), payload);
    }

    private static ApplicationPayload of(Application it) {
        Accepted accepted = it.state() instanceof Accepted now ? now : null;
        return new ApplicationPayload(it.id().value(), it.participant().value(), it.leadProvider().value(), it.course().value(),
                it.courseGroup().wire(), it.cohort().toString(), it.state().wire(), accepted == null ? null : accepted.at(),
                accepted == null ? null : accepted.schedule().value(),
                new FundingPayload(it.funding().verdict().wire(), it.funding().reason()), it.fundedPlace(),
                it.answers().insideCatchment(it.cohort().startYear()), it.answers().targetedDeliveryFundingEligibility(),
                it.answers().schoolUrn(), it.answers().ukprn(), it.effectiveAt(), it.createdAt(), it.updatedAt());
    }
}
