package milepost.declarations.domain;

/** Everything that can be asked of a declaration after it was taken: two by people, the others by the system. */
public sealed interface DeclarationCommand {

    /** Takes the declaration back; a paid one needs a statement on which its value can be recovered. */
    sealed interface Void extends DeclarationCommand {

        Recovery recovery();

        VoidedBy by();
    }

    record VoidByProvider(Recovery recovery) implements Void {
        @Override
        public VoidedBy by() {
            return VoidedBy.PROVIDER;
        }
    }

    record VoidByFinance(Recovery recovery) implements Void {
        @Override
        public VoidedBy by() {
            return VoidedBy.FINANCE;
        }
    }

    /** The person has an earlier live declaration of this type and course under another id, or as a teacher on another record (D2, D14). */
    record DuplicateFound(DeclarationId earlier) implements DeclarationCommand {
    }

    /** The application is eligible for funding and holds a place where places are counted. */
    record FundingConfirmed() implements DeclarationCommand {
    }

    /** The application is not eligible for funding, or holds no funded place. */
    record FundingRefused() implements DeclarationCommand {
    }

    /** Its payment line stands on an open statement. */
    record LineAttached(StatementId statement) implements DeclarationCommand {
    }

    /** The statement of its payment line was cut off. */
    record LinePayable(StatementId statement) implements DeclarationCommand {
    }

    /** The statement of its payment line was authorised. */
    record LinePaid(StatementId statement) implements DeclarationCommand {
    }

    /** It has no payment line, or none that counts. */
    record LineVoided() implements DeclarationCommand {
    }

    /** What was paid for it is to be deducted on a later statement. */
    record RefundPlaced(StatementId paidOn, StatementId recoveredOn) implements DeclarationCommand {
    }

    /** The statement with its refund was authorised. */
    record RefundPaid(StatementId paidOn, StatementId recoveredOn) implements DeclarationCommand {
    }

    /** Whether a refund would find an open statement (decision D11). */
    enum Recovery {
        POSSIBLE, NO_OPEN_STATEMENT
    }
}
