package milepost.declarations.domain;

/** The words in which a history names what caused a step. */
public final class Causes {

    /** The first entry of every history. */
    public static final String DECLARED = "declared";

    /** The owner's database was restored from an older copy, and its topic knew a newer state. */
    public static final String TAKEN_BACK = "taken_back_from_topic";

    /** Its provider named other delivery partners. */
    public static final String PARTNERS_CHANGED = "delivery_partner_changed";

    /** The person got another id: theirs was merged into it. */
    public static final String PERSON_CHANGED = "participant_id_changed";

    /** The training record names another mentor for the day declared, or the mentor under another id. */
    public static final String MENTOR_CHANGED = "mentor_changed";

    /** It was voided, and then its line proved paid before (decision D11). */
    public static final String PAID_BEFORE_VOID = "paid_before_the_void_arrived";

    /** An outcome was added. */
    public static String of(Outcome outcome) {
        return "outcome_" + outcome.result().slug();
    }

    public static String of(DeclarationCommand command) {
        return switch (command) {
            case DeclarationCommand.VoidByProvider _ -> "voided_by_provider";
            case DeclarationCommand.VoidByFinance _ -> "voided_by_finance";
            case DeclarationCommand.DuplicateFound _ -> "duplicate_found";
            case DeclarationCommand.FundingConfirmed _ -> "funding_confirmed";
            case DeclarationCommand.FundingRefused _ -> "funding_refused";
            case DeclarationCommand.LineAttached _ -> "line_attached";
            case DeclarationCommand.LinePayable _ -> "line_payable";
            case DeclarationCommand.LinePaid _ -> "line_paid";
            case DeclarationCommand.LineVoided _ -> "line_voided";
            case DeclarationCommand.RefundPlaced _ -> "refund_placed";
            case DeclarationCommand.RefundPaid _ -> "refund_paid";
        };
    }

    private Causes() {
    }
}
