package milepost.declarations.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.declarations.application.Publishing.Published;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.EarlyCareerFacts;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.OutcomeId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.ScheduleIdentifier;
import milepost.declarations.domain.StateFacts;
import milepost.declarations.domain.TrainingId;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * The payload of {@code milepost.declaration.v1}; its schema and an example stand in src/main/contracts. What comes after
 * {@code updated_at} is there for the owner itself, which makes its rows from it after a restore.
 */
record PublishedDeclaration(UUID id, String family, UUID leadProviderId, UUID participantId, @Nullable UUID applicationId,
                            String courseIdentifier, String courseGroup, String cohort, String scheduleIdentifier, String declarationType,
                            Instant declarationDate, String state, boolean fundable, boolean targetedDeliveryFundingEligible,
                            Instant effectiveAt, Instant createdAt, Instant updatedAt,
                            @Nullable UUID trainingId, @Nullable UUID declaredParticipantId, @Nullable UUID deliveryPartnerId,
                            @Nullable UUID secondaryDeliveryPartnerId, @Nullable String ineligibleReason, @Nullable UUID supersededBy,
                            @Nullable String voidedBy, @Nullable UUID statementId, @Nullable UUID clawbackStatementId,
                            @Nullable String fundingVerdict, @Nullable Boolean fundedPlace, @Nullable Boolean holdsSlot,
                            @Nullable Boolean upliftPaid, @Nullable Instant liveUntil, @Nullable String outcomeResult,
                            @Nullable LocalDate outcomeDate, @Nullable UUID outcomeId, @Nullable Instant outcomeRecordedAt,
                            @Nullable UUID trainingRecordId, @Nullable UUID mentorId, @Nullable String evidenceHeld,
                            @Nullable Boolean sparsityUplift, @Nullable Boolean pupilPremiumUplift) {

    static final String TOPIC = "milepost.declarations";
    static final String TYPE = "milepost.declaration.v1";

    static PublishedDeclaration of(Published published) {
        var declaration = published.declaration();
        Declared it = declaration.declared();
        Outcome outcome = declaration.outcome();
        StateFacts state = StateFacts.of(declaration.state());
        EarlyCareerFacts besides = EarlyCareerFacts.of(it.earlyCareer());
        UUID application = switch (it.family()) {
            case NPQ -> it.training().value();
            case ECF -> null;
        };
        return new PublishedDeclaration(declaration.id().value(), it.family().slug(), it.provider().value(), it.participant().value(), application,
                it.course().value(), it.group().slug(), it.cohort().value(), it.schedule().value(), it.type().slug(), it.date(),
                state.state(), declaration.isFundable(), declaration.funding().targetedDelivery(), declaration.effectiveAt(),
                published.createdAt(), published.updatedAt(),
                it.training().value(), it.declaredAs().value(), idOf(it.partners().primary()), idOf(it.partners().secondary()),
                state.ineligibleReason(), state.supersededBy(), state.voidedBy(), state.statement(), state.clawback(),
                declaration.funding().verdict().slug(), declaration.funding().fundedPlace(), declaration.holdsSlot(), declaration.upliftPaid(),
                declaration.liveUntil(), outcome == null ? null : outcome.result().slug(), outcome == null ? null : outcome.completionDate(),
                outcome == null ? null : outcome.id().value(), outcome == null ? null : outcome.recordedAt(),
                application == null ? it.training().value() : null, besides.mentor(), besides.evidence(), besides.sparsityUplift(),
                besides.pupilPremiumUplift());
    }

    static Snapshot snapshot(Published published) {
        return new Snapshot(TOPIC, TYPE, published.declaration().id().toString(), published.version(), published.updatedAt(),
                Json.exact().writeValueAsBytes(of(published)));
    }

    /** What it was made of; empty where it is something else, or from before it said enough. */
    static Optional<Published> read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            return Optional.empty();
        }
        try {
            PublishedDeclaration it = Json.exact().readValue(snapshot.payload(), PublishedDeclaration.class);
            return it.trainingId() == null || !it.id().toString().equals(snapshot.key()) ? Optional.empty()
                    : Optional.of(new Published(it.declaration(), snapshot.version(), it.createdAt(), it.updatedAt()));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Declaration declaration() {
        Declared declared = new Declared(Family.of(family), new ProviderId(leadProviderId), new ParticipantId(participantId),
                new ParticipantId(needed(declaredParticipantId)), new TrainingId(needed(trainingId)), new CourseIdentifier(courseIdentifier),
                CourseGroup.of(courseGroup), new CohortName(cohort), new ScheduleIdentifier(scheduleIdentifier),
                DeclarationType.of(declarationType).orElseThrow(), declarationDate,
                new Partners(partner(deliveryPartnerId), partner(secondaryDeliveryPartnerId)),
                new EarlyCareerFacts(mentorId, evidenceHeld, sparsityUplift, pupilPremiumUplift).of(Family.of(family)));
        return new Declaration(new DeclarationId(id), declared,
                new StateFacts(state, ineligibleReason, supersededBy, voidedBy, statementId, clawbackStatementId).declarationState(),
                outcome(),
                new Funding(Funding.Verdict.of(needed(fundingVerdict)), fundedPlace, targetedDeliveryFundingEligible), needed(holdsSlot),
                needed(upliftPaid), liveUntil, effectiveAt);
    }

    /** Events from before outcomes had ids say neither which it is nor when it was added: it gets an id that is the same each time. */
    private @Nullable Outcome outcome() {
        if (outcomeResult == null) {
            return null;
        }
        Outcome.Result result = Outcome.Result.of(outcomeResult);
        return outcomeId == null || outcomeRecordedAt == null
                ? Outcome.of(new DeclarationId(id), result, needed(outcomeDate), updatedAt)
                : new Outcome(new OutcomeId(outcomeId), result, needed(outcomeDate), outcomeRecordedAt);
    }

    private static <T> T needed(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static @Nullable PartnerId partner(@Nullable UUID id) {
        return id == null ? null : new PartnerId(id);
    }

    private static @Nullable UUID idOf(@Nullable PartnerId partner) {
        return partner == null ? null : partner.value();
    }
}
