package milepost.declarations.domain;

import milepost.declarations.domain.Decision.Refusal;
import milepost.declarations.domain.DeclarationCommand.DuplicateFound;
import milepost.declarations.domain.DeclarationCommand.FundingConfirmed;
import milepost.declarations.domain.DeclarationCommand.FundingRefused;
import milepost.declarations.domain.DeclarationCommand.LineAttached;
import milepost.declarations.domain.DeclarationCommand.LinePaid;
import milepost.declarations.domain.DeclarationCommand.LinePayable;
import milepost.declarations.domain.DeclarationCommand.LineVoided;
import milepost.declarations.domain.DeclarationCommand.Recovery;
import milepost.declarations.domain.DeclarationCommand.RefundPaid;
import milepost.declarations.domain.DeclarationCommand.RefundPlaced;
import milepost.declarations.domain.DeclarationCommand.Void;
import milepost.declarations.domain.DeclarationState.AwaitingClawback;
import milepost.declarations.domain.DeclarationState.ClawedBack;
import milepost.declarations.domain.DeclarationState.Eligible;
import milepost.declarations.domain.DeclarationState.Ineligible;
import milepost.declarations.domain.DeclarationState.Paid;
import milepost.declarations.domain.DeclarationState.Payable;
import milepost.declarations.domain.DeclarationState.Submitted;
import milepost.declarations.domain.DeclarationState.Voided;
import milepost.declarations.domain.IneligibleReason.Duplicate;
import milepost.declarations.domain.IneligibleReason.NotFunded;

/**
 * The life cycle of a declaration (decision D13): one table, the same as docs/declaration-life-cycle.md. Where people and payment
 * act at once the line decides: what proves paid after a void has to be recovered.
 */
public final class LifeCycle {

    private record Step(DeclarationState from, DeclarationCommand command) {
    }

    public static Decision decide(DeclarationState from, DeclarationCommand command) {
        return switch (new Step(from, command)) {
            case Step(Submitted _, Void by)                               -> moveTo(new Voided(by.by()));
            case Step(Submitted _, DuplicateFound(var earlier))           -> moveTo(new Ineligible(new Duplicate(earlier)));
            case Step(Submitted _, FundingConfirmed _)                    -> stay();
            case Step(Submitted _, FundingRefused _)                      -> moveTo(new Ineligible(new NotFunded()));
            case Step(Submitted _, LineAttached(var on))                  -> moveTo(new Eligible(on));
            case Step(Submitted _, LinePayable(var on))                   -> moveTo(new Payable(on));
            case Step(Submitted _, LinePaid(var on))                      -> moveTo(new Paid(on));
            case Step(Submitted _, LineVoided _)                          -> stay();
            case Step(Submitted _, RefundPlaced _)                        -> refuse(Refusal.NEVER_PAID);
            case Step(Submitted _, RefundPaid _)                          -> refuse(Refusal.NEVER_PAID);

            case Step(Eligible _, Void by)                                -> moveTo(new Voided(by.by()));
            case Step(Eligible _, DuplicateFound(var earlier))            -> moveTo(new Ineligible(new Duplicate(earlier)));
            case Step(Eligible _, FundingConfirmed _)                     -> stay();
            case Step(Eligible _, FundingRefused _)                       -> refuse(Refusal.FUNDING_WITHDRAWN_AFTER_DECLARATION);
            case Step(Eligible is, LineAttached(var on))                  -> moveOrStay(is, new Eligible(on));
            case Step(Eligible _, LinePayable(var on))                    -> moveTo(new Payable(on));
            case Step(Eligible _, LinePaid(var on))                       -> moveTo(new Paid(on));
            case Step(Eligible _, LineVoided _)                           -> moveTo(new Submitted());
            case Step(Eligible _, RefundPlaced _)                         -> refuse(Refusal.NEVER_PAID);
            case Step(Eligible _, RefundPaid _)                           -> refuse(Refusal.NEVER_PAID);

            case Step(Payable _, Void by)                                 -> moveTo(new Voided(by.by()));
            case Step(Payable _, DuplicateFound(var earlier))             -> moveTo(new Ineligible(new Duplicate(earlier)));
            case Step(Payable _, FundingConfirmed _)                      -> stay();
            case Step(Payable _, FundingRefused _)                        -> refuse(Refusal.FUNDING_WITHDRAWN_AFTER_DECLARATION);
            case Step(Payable _, LineAttached(var on))                    -> moveTo(new Eligible(on));
            case Step(Payable is, LinePayable(var on))                    -> moveOrStay(is, new Payable(on));
            case Step(Payable _, LinePaid(var on))                        -> moveTo(new Paid(on));
            case Step(Payable _, LineVoided _)                            -> moveTo(new Submitted());
            case Step(Payable _, RefundPlaced _)                          -> refuse(Refusal.NEVER_PAID);
            case Step(Payable _, RefundPaid _)                            -> refuse(Refusal.NEVER_PAID);

            case Step(Paid(var on), Void by)                              -> by.recovery() == Recovery.POSSIBLE
                                                                             ? moveTo(new AwaitingClawback(on, null))
                                                                             : refuse(Refusal.STATEMENT_UNAVAILABLE);
            case Step(Paid _, DuplicateFound _)                           -> refuse(Refusal.DUPLICATE_ALREADY_PAID);
            case Step(Paid _, FundingConfirmed _)                         -> stay();
            case Step(Paid _, FundingRefused _)                           -> refuse(Refusal.FUNDING_WITHDRAWN_AFTER_DECLARATION);
            case Step(Paid is, LinePaid(var on))                          -> moveOrStay(is, new Paid(on));
            case Step(Paid _, RefundPlaced(var paid, var recovered))      -> moveTo(new AwaitingClawback(paid, recovered));
            case Step(Paid _, RefundPaid(var paid, var recovered))        -> moveTo(new ClawedBack(paid, recovered));
            case Step(Paid _, DeclarationCommand _)                       -> refuse(Refusal.ALREADY_PAID);

            case Step(Ineligible _, Void by)                              -> moveTo(new Voided(by.by()));
            case Step(Ineligible is, DuplicateFound(var other))           -> moveOrStay(is, new Ineligible(new Duplicate(other)));
            case Step(Ineligible(NotFunded _), FundingConfirmed _)        -> moveTo(new Submitted());
            case Step(Ineligible _, LinePaid(var on))                     -> moveTo(new Paid(on));
            case Step(Ineligible _, RefundPlaced _)                       -> refuse(Refusal.NEVER_PAID);
            case Step(Ineligible _, RefundPaid _)                         -> refuse(Refusal.NEVER_PAID);
            case Step(Ineligible _, DeclarationCommand _)                 -> stay();

            case Step(Voided _, Void _)                                   -> refuse(Refusal.ALREADY_VOIDED);
            case Step(Voided _, LinePaid(var on))                         -> moveTo(new AwaitingClawback(on, null));
            case Step(Voided _, RefundPlaced(var paid, var recovered))    -> moveTo(new AwaitingClawback(paid, recovered));
            case Step(Voided _, RefundPaid(var paid, var recovered))      -> moveTo(new ClawedBack(paid, recovered));
            case Step(Voided _, DeclarationCommand _)                     -> stay();

            case Step(AwaitingClawback _, Void _)                         -> refuse(Refusal.ALREADY_AWAITING_CLAWBACK);
            case Step(AwaitingClawback _, DuplicateFound _)               -> stay();
            case Step(AwaitingClawback _, FundingConfirmed _)             -> stay();
            case Step(AwaitingClawback _, FundingRefused _)               -> stay();
            case Step(AwaitingClawback is, LinePaid(var on))              -> moveOrStay(is, new AwaitingClawback(on, null));
            case Step(AwaitingClawback is, RefundPlaced(var p, var r))    -> moveOrStay(is, new AwaitingClawback(p, r));
            case Step(AwaitingClawback _, RefundPaid(var p, var r))       -> moveTo(new ClawedBack(p, r));
            case Step(AwaitingClawback _, DeclarationCommand _)           -> refuse(Refusal.ALREADY_PAID);

            case Step(ClawedBack _, DuplicateFound _)                     -> stay();
            case Step(ClawedBack _, FundingConfirmed _)                   -> stay();
            case Step(ClawedBack _, FundingRefused _)                     -> stay();
            case Step(ClawedBack _, RefundPaid _)                         -> stay();
            case Step(ClawedBack _, DeclarationCommand _)                 -> refuse(Refusal.ALREADY_CLAWED_BACK);
        };
    }

    private static Decision moveTo(DeclarationState state) {
        return new Decision.Moved(state);
    }

    private static Decision moveOrStay(DeclarationState is, DeclarationState shouldBe) {
        return is.equals(shouldBe) ? stay() : moveTo(shouldBe);
    }

    private static Decision stay() {
        return new Decision.Unchanged();
    }

    private static Decision refuse(Refusal reason) {
        return new Decision.Refused(reason);
    }

    private LifeCycle() {
    }
}
