package milepost.declarations.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declaration as it stands.
 *
 * @param outcome     the newest outcome, null where the course is not assessed or training goes on
 * @param funding     what is known of the training's funding
 * @param holdsSlot   whether it is the one declaration of its training and type that counts (decision D3)
 * @param upliftPaid  whether targeted delivery funding was paid for it
 * @param liveUntil   when it stopped being live, null while it is; before anybody trained where it never was
 * @param effectiveAt the request clock of its latest change
 */
public record Declaration(DeclarationId id, Declared declared, DeclarationState state, @Nullable Outcome outcome, Funding funding,
                          boolean holdsSlot, boolean upliftPaid, @Nullable Instant liveUntil, Instant effectiveAt) {

    private static final Instant NEVER_LIVE = Instant.EPOCH;

    /** Would be paid if it were on a statement; once on one, no verdict takes it off again (decision D2). */
    public boolean isFundable() {
        return state.isOnStatement() || state instanceof DeclarationState.Submitted && funding.isGranted();
    }

    public Declaration moveTo(DeclarationState next, Instant at) {
        Instant until = next.isLive() ? null : state.isLive() ? at : liveUntil;
        return new Declaration(id, declared, next, outcome, funding, holdsSlot && mayHoldSlot(next), upliftPaid, until, at);
    }

    /** What is decided when it is taken (decision D2) is never live, so nobody else sees it (decision D10). */
    public Declaration endAtOnce(DeclarationState next, Instant at) {
        return new Declaration(id, declared, next, outcome, funding, holdsSlot && mayHoldSlot(next), upliftPaid, NEVER_LIVE, at);
    }

    /** After a transfer an ineligible declaration of the former provider holds no slot (decision D3). */
    public Declaration givingUpSlotAfterTransfer(@Nullable Training training, Instant now) {
        return training != null && state instanceof DeclarationState.Ineligible && !training.providerAt(now).equals(declared.provider())
                ? withoutSlot() : this;
    }

    public Declaration with(Outcome newest) {
        return new Declaration(id, declared, state, newest, funding, holdsSlot, upliftPaid, liveUntil, effectiveAt);
    }

    /** facts/npq 4.7: once a completed declaration is taken back its outcome is void, as of the day that was declared. */
    public Declaration withOutcomeVoidedWhereTakenBack(Instant recordedAt) {
        boolean takenBack = switch (state) {
            case DeclarationState.Voided _, DeclarationState.AwaitingClawback _, DeclarationState.ClawedBack _ -> true;
            case DeclarationState.Submitted _, DeclarationState.Eligible _, DeclarationState.Ineligible _, DeclarationState.Payable _,
                 DeclarationState.Paid _ -> false;
        };
        return takenBack && declared.endsWithAssessment() && (outcome == null || outcome.result() != Outcome.Result.VOIDED)
                ? with(Outcome.of(id, Outcome.Result.VOIDED, LondonDays.of(declared.date()), recordedAt)) : this;
    }

    public Declaration with(Partners partners) {
        return new Declaration(id, declared.with(partners), state, outcome, funding, holdsSlot, upliftPaid, liveUntil, effectiveAt);
    }

    Declaration with(EarlyCareer others) {
        return new Declaration(id, declared.with(others), state, outcome, funding, holdsSlot, upliftPaid, liveUntil, effectiveAt);
    }

    Declaration with(Funding known, Instant at) {
        return new Declaration(id, declared, state, outcome, known, holdsSlot, upliftPaid, liveUntil, at);
    }

    Declaration withUpliftPaid(boolean paid) {
        return new Declaration(id, declared, state, outcome, funding, holdsSlot, paid, liveUntil, effectiveAt);
    }

    private Declaration withoutSlot() {
        return new Declaration(id, declared, state, outcome, funding, false, upliftPaid, liveUntil, effectiveAt);
    }

    Declaration of(ParticipantId newId) {
        return new Declaration(id, declared.of(newId), state, outcome, funding, holdsSlot, upliftPaid, liveUntil, effectiveAt);
    }

    /** A slot is held by live declarations and by those that only lack funding; once given up it is never taken back (decision D3). */
    private static boolean mayHoldSlot(DeclarationState state) {
        return switch (state) {
            case DeclarationState.Submitted _, DeclarationState.Eligible _, DeclarationState.Payable _, DeclarationState.Paid _ -> true;
            case DeclarationState.Ineligible(var reason) -> reason instanceof IneligibleReason.NotFunded;
            case DeclarationState.Voided _, DeclarationState.AwaitingClawback _, DeclarationState.ClawedBack _ -> false;
        };
    }
}
