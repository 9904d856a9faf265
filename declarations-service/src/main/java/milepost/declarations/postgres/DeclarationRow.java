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
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.DeclarationState.AwaitingClawback;
import milepost.declarations.domain.DeclarationState.ClawedBack;
import milepost.declarations.domain.DeclarationState.Eligible;
import milepost.declarations.domain.DeclarationState.Ineligible;
import milepost.declarations.domain.DeclarationState.Paid;
import milepost.declarations.domain.DeclarationState.Payable;
import milepost.declarations.domain.DeclarationState.Submitted;
import milepost.declarations.domain.DeclarationState.Voided;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.IneligibleReason;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.ScheduleIdentifier;
import milepost.declarations.domain.StatementId;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.domain.VoidedBy;
import org.jspecify.annotations.Nullable;

/** Table {@code declarations}, one component per column; both directions of the mapping stand here. */
public record DeclarationRow(
        UUID id, String family, UUID leadProviderId, UUID participantId, @Nullable UUID declaredParticipantId, UUID trainingId,
        String courseIdentifier, String courseGroup, String cohort, String scheduleIdentifier, String declarationType,
        Instant declarationDate, @Nullable UUID deliveryPartnerId, @Nullable UUID secondaryDeliveryPartnerId,
        String state, @Nullable String ineligibleReason, @Nullable UUID supersededBy, @Nullable String voidedBy,
        @Nullable UUID statementId, @Nullable UUID clawbackStatementId,
        String fundingVerdict, @Nullable Boolean fundedPlace, boolean targetedDeliveryFunding, boolean holdsSlot, boolean fundable,
        boolean upliftPaid, @Nullable Instant liveUntil, @Nullable String outcomeResult, @Nullable LocalDate outcomeDate,
        long applicationSeen, long enrolmentSeen, long lineSeen, long personSeen, long namesSeen,
        long version, Instant effectiveAt, Instant createdAt, Instant updatedAt) {

    /** The state's own columns; what a state does not have is null. */
    private record StateColumns(@Nullable IneligibleReason reason, @Nullable VoidedBy voidedBy, @Nullable StatementId statement,
                                @Nullable StatementId clawback) {

        static StateColumns of(DeclarationState state) {
            return switch (state) {
                case Submitted _ -> new StateColumns(null, null, null, null);
                case Eligible(var on) -> new StateColumns(null, null, on, null);
                case Ineligible(var reason) -> new StateColumns(reason, null, null, null);
                case Payable(var on) -> new StateColumns(null, null, on, null);
                case Paid(var on) -> new StateColumns(null, null, on, null);
                case Voided(var by) -> new StateColumns(null, by, null, null);
                case AwaitingClawback(var paidOn, var recoveredOn) -> new StateColumns(null, null, paidOn, recoveredOn);
                case ClawedBack(var paidOn, var recoveredOn) -> new StateColumns(null, null, paidOn, recoveredOn);
            };
        }
    }

    public static DeclarationRow of(Entry entry) {
        Declaration d = entry.declaration();
        Declared it = d.declared();
        StateColumns state = StateColumns.of(d.state());
        Seen seen = entry.seen();
        return new DeclarationRow(d.id().value(), it.family().slug(), it.provider().value(), it.participant().value(),
                it.participant().value(), it.training().value(), it.course().value(), it.group().slug(), it.cohort().value(),
                it.schedule().value(), it.type().slug(), it.date(), idOf(it.partners().primary()), idOf(it.partners().secondary()),
                d.state().slug(), state.reason() == null ? null : state.reason().slug(),
                state.reason() instanceof IneligibleReason.Duplicate(var by) ? by.value() : null,
                state.voidedBy() == null ? null : state.voidedBy().slug(), idOf(state.statement()), idOf(state.clawback()),
                d.funding().verdict().slug(), d.funding().fundedPlace(), d.funding().targetedDelivery(), d.holdsSlot(), d.isFundable(),
                d.upliftPaid(), d.liveUntil(), d.outcome() == null ? null : d.outcome().result().slug(),
                d.outcome() == null ? null : d.outcome().completionDate(),
                seen.application(), seen.enrolment(), seen.line(), seen.person(), seen.names(),
                entry.version(), d.effectiveAt(), entry.createdAt(), entry.updatedAt());
    }

    public Declaration declaration() {
        Declared declared = new Declared(Family.of(family), new ProviderId(leadProviderId), new ParticipantId(participantId),
                new TrainingId(trainingId), new CourseIdentifier(courseIdentifier), CourseGroup.of(courseGroup), new CohortName(cohort),
                new ScheduleIdentifier(scheduleIdentifier), DeclarationType.of(declarationType).orElseThrow(), declarationDate,
                new Partners(partner(deliveryPartnerId), partner(secondaryDeliveryPartnerId)));
        Outcome outcome = outcomeResult == null ? null : new Outcome(Outcome.Result.of(outcomeResult), Objects.requireNonNull(outcomeDate));
        return new Declaration(new DeclarationId(id), declared, declarationState(), outcome,
                new Funding(Funding.Verdict.of(fundingVerdict), fundedPlace, targetedDeliveryFunding), holdsSlot, upliftPaid, liveUntil,
                effectiveAt);
    }

    public Seen seen() {
        return new Seen(applicationSeen, enrolmentSeen, lineSeen, personSeen, namesSeen);
    }

    private DeclarationState declarationState() {
        return switch (state) {
            case "submitted" -> new Submitted();
            case "eligible" -> new Eligible(statement(statementId));
            case "ineligible" -> new Ineligible(supersededBy == null
                    ? new IneligibleReason.NotFunded() : new IneligibleReason.Duplicate(new DeclarationId(supersededBy)));
            case "payable" -> new Payable(statement(statementId));
            case "paid" -> new Paid(statement(statementId));
            case "voided" -> new Voided(VoidedBy.of(Objects.requireNonNull(voidedBy)));
            case "awaiting_clawback" -> new AwaitingClawback(statement(statementId),
                    clawbackStatementId == null ? null : statement(clawbackStatementId));
            case "clawed_back" -> new ClawedBack(statement(statementId), statement(clawbackStatementId));
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private static StatementId statement(@Nullable UUID id) {
        return new StatementId(Objects.requireNonNull(id));
    }

    private static @Nullable PartnerId partner(@Nullable UUID id) {
        return id == null ? null : new PartnerId(id);
    }

    private static @Nullable UUID idOf(@Nullable PartnerId partner) {
        return partner == null ? null : partner.value();
    }

    private static @Nullable UUID idOf(@Nullable StatementId statement) {
        return statement == null ? null : statement.value();
    }
}
