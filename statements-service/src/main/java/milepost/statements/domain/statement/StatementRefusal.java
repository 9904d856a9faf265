package milepost.statements.domain.statement;

/** Why a statement does not do what was asked; the code is stable and documented. */
public enum StatementRefusal {
    DEADLINE_NOT_PASSED("deadline_not_passed", "The statement's deadline has not passed yet."),
    STATEMENT_NOT_PAYABLE("statement_not_payable", "Only a statement that has been cut off can be authorised."),
    ALREADY_AUTHORISED("already_authorised", "The payment of this statement has already been authorised."),
    CONFIRMATION_MISSING("confirmation_missing", "Say \"confirmed\": true once the checks are done."),
    INVOICE_OUTSTANDING("invoice_outstanding", "This provider invoices, and no matched or accepted invoice is here yet."),
    NOTHING_TO_PAY("nothing_to_pay", "The statement has neither lines nor amounts."),
    STATEMENT_CLOSED("statement_closed", "The statement no longer takes lines; they go to the next open one."),
    STATEMENT_PAID("statement_paid", "A paid statement never changes; correct it on a later one."),
    STATEMENT_LOCKED("statement_locked", "Only an open statement can be changed.");

    private final String code;
    private final String sentence;

    StatementRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
