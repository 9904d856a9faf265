package milepost.declarations.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import milepost.declarations.application.Entry;
import milepost.declarations.application.Seen;
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
import org.jspecify.annotations.Nullable;

/** Table {@code declarations}, one component per column; both directions of the mapping stand here. */
public record DeclarationRow(
        UUID id, String family, UUID leadProviderId, UUID participantId, @Nullable UUID declaredParticipantId, UUID trainingId,
        String courseIdentifier, String courseGroup, String cohort, String scheduleIdentifier, String declarationType,
        Instant declarationDate, @Nullable UUID deliveryPartnerId, @Nullable UUID secondaryDeliveryPartnerId,
        @Nullable UUID mentorId, @Nullable String evidenceHeld, @Nullable Boolean sparsityUplift, @Nullable Boolean pupilPremiumUplift,
        String state, @Nullable String ineligibleReason, @Nullable UUID supersededBy, @Nullable String voidedBy,
        @Nullable UUID statementId, @Nullable UUID clawbackStatementId,
        String fundingVerdict, @Nullable Boolean fundedPlace, boolean targetedDeliveryFunding, boolean holdsSlot, boolean fundable,
        boolean upliftPaid, @Nullable Instant liveUntil, @Nullable String outcomeResult, @Nullable LocalDate outcomeDate, @Nullable UUID outcomeId,
        @Nullable Instant outcomeRecordedAt,
        long applicationSeen, long enrolmentSeen, long lineSeen, long personSeen, long namesSeen,
        @Nullable Instant turnsAt, long version, Instant effectiveAt, Instant createdAt, Instant updatedAt) {

    public static DeclarationRow of(Entry entry) {
        Declaration d = entry.declaration();
        Declared it = d.declared();
        StateFacts state = StateFacts.of(d.state());
        EarlyCareerFacts besides = EarlyCareerFacts.of(it.earlyCareer());
        Seen seen = entry.seen();
        return new DeclarationRow(d.id().value(), it.family().slug(), it.provider().value(), it.participant().value(),
                it.declaredAs().value(), it.training().value(), it.course().value(), it.group().slug(), it.cohort().value(),
                it.schedule().value(), it.type().slug(), it.date(), idOf(it.partners().primary()), idOf(it.partners().secondary()),
                besides.mentor(), besides.evidence(), besides.sparsityUplift(), besides.pupilPremiumUplift(),
                state.state(), state.ineligibleReason(), state.supersededBy(), state.voidedBy(), state.statement(), state.clawback(),
                d.funding().verdict().slug(), d.funding().fundedPlace(), d.funding().targetedDelivery(), d.holdsSlot(), d.isFundable(),
                d.upliftPaid(), d.liveUntil(), d.outcome() == null ? null : d.outcome().result().slug(),
                d.outcome() == null ? null : d.outcome().completionDate(), d.outcome() == null ? null : d.outcome().id().value(),
                d.outcome() == null ? null : d.outcome().recordedAt(),
                seen.application(), seen.enrolment(), seen.line(), seen.person(), seen.names(),
                entry.turnsAt(), entry.version(), d.effectiveAt(), entry.createdAt(), entry.updatedAt());
    }

    public Declaration declaration() {
        Declared declared = new Declared(Family.of(family), new ProviderId(leadProviderId), new ParticipantId(participantId),
                new ParticipantId(Objects.requireNonNullElse(declaredParticipantId, participantId)), new TrainingId(trainingId),
                new CourseIdentifier(courseIdentifier), CourseGroup.of(courseGroup), new CohortName(cohort),
                new ScheduleIdentifier(scheduleIdentifier), DeclarationType.of(declarationType).orElseThrow(), declarationDate,
                new Partners(partner(deliveryPartnerId), partner(secondaryDeliveryPartnerId)),
                new EarlyCareerFacts(mentorId, evidenceHeld, sparsityUplift, pupilPremiumUplift).of(Family.of(family)));
        return new Declaration(new DeclarationId(id), declared,
                new StateFacts(state, ineligibleReason, supersededBy, voidedBy, statementId, clawbackStatementId).declarationState(), outcome(),
                new Funding(Funding.Verdict.of(fundingVerdict), fundedPlace, targetedDeliveryFunding), holdsSlot, upliftPaid, liveUntil,
                effectiveAt);
    }

    private @Nullable Outcome outcome() {
        return outcomeResult == null ? null : new Outcome(new OutcomeId(Objects.requireNonNull(outcomeId)), Outcome.Result.of(outcomeResult),
                Objects.requireNonNull(outcomeDate), Objects.requireNonNull(outcomeRecordedAt));
    }

    public DeclarationRow withoutSlot() {
        return new DeclarationRow(id, family, leadProviderId, participantId, declaredParticipantId, trainingId, courseIdentifier, courseGroup,
                cohort, scheduleIdentifier, declarationType, declarationDate, deliveryPartnerId, secondaryDeliveryPartnerId, mentorId, evidenceHeld,
                sparsityUplift, pupilPremiumUplift, state, ineligibleReason, supersededBy, voidedBy, statementId, clawbackStatementId, fundingVerdict, fundedPlace, targetedDeliveryFunding, false, fundable,
                upliftPaid, liveUntil, outcomeResult, outcomeDate, outcomeId, outcomeRecordedAt, applicationSeen, enrolmentSeen, lineSeen, personSeen,
                namesSeen, null, version, effectiveAt, createdAt, updatedAt);
    }

    public Seen seen() {
        return new Seen(applicationSeen, enrolmentSeen, lineSeen, personSeen, namesSeen);
    }

    private static @Nullable PartnerId partner(@Nullable UUID id) {
        return id == null ? null : new PartnerId(id);
    }

    private static @Nullable UUID idOf(@Nullable PartnerId partner) {
        return partner == null ? null : partner.value();
    }
}
