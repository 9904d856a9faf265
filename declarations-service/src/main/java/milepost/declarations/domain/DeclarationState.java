package milepost.declarations.domain;

import org.jspecify.annotations.Nullable;

/** The eight states of a declaration (second seed), each with what is true only in it. */
public sealed interface DeclarationState {

    /** The name in the API, in events and in the database. */
    String slug();

    /** Received; not known to be fundable, or waiting for a statement. */
    record Submitted() implements DeclarationState {
        @Override
        public String slug() {
            return "submitted";
        }
    }

    /** On a statement that is still open. */
    record Eligible(StatementId statement) implements DeclarationState {
        @Override
        public String slug() {
            return "eligible";
        }
    }

    /** Will not be paid, for the reason given. */
    record Ineligible(IneligibleReason reason) implements DeclarationState {
        @Override
        public String slug() {
            return "ineligible";
        }
    }

    /** On a statement whose deadline has passed. */
    record Payable(StatementId statement) implements DeclarationState {
        @Override
        public String slug() {
            return "payable";
        }
    }

    /** On a statement that was authorised for payment. */
    record Paid(StatementId statement) implements DeclarationState {
        @Override
        public String slug() {
            return "paid";
        }
    }

    /** Taken back before it was paid; shows no statement (decision D12). */
    record Voided(VoidedBy by) implements DeclarationState {
        @Override
        public String slug() {
            return "voided";
        }
    }

    /** Paid and then taken back; {@code recoveredOn} is null until the refund is placed on a statement. */
    record AwaitingClawback(StatementId paidOn, @Nullable StatementId recoveredOn) implements DeclarationState {
        @Override
        public String slug() {
            return "awaiting_clawback";
        }
    }

    /** Its value has been deducted from a later statement. */
    record ClawedBack(StatementId paidOn, StatementId recoveredOn) implements DeclarationState {
        @Override
        public String slug() {
            return "clawed_back";
        }
    }

    /** Live declarations count as evidence of training (decision D0). */
    default boolean isLive() {
        return switch (this) {
            case Submitted _, Eligible _, Payable _, Paid _ -> true;
            case Ineligible _, Voided _, AwaitingClawback _, ClawedBack _ -> false;
        };
    }

    /** On a statement and to be paid, or paid: no verdict on funding changes these any more (decision D2). */
    default boolean isOnStatement() {
        return switch (this) {
            case Eligible _, Payable _, Paid _ -> true;
            case Submitted _, Ineligible _, Voided _, AwaitingClawback _, ClawedBack _ -> false;
        };
    }
}
