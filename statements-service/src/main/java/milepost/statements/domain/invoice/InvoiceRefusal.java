package milepost.statements.domain.invoice;

import java.util.Optional;
import milepost.statements.domain.statement.StatementState;

/** Why an invoice is not taken, or not judged as asked; the code is stable and documented, the title what it is about. */
public enum InvoiceRefusal {

    NUMBER_MISSING("number", "number_missing", "An invoice has a '#/number'."),
    NUMBER_INVALID("number", "number_invalid", "A '#/number' is a text of up to 100 characters that can be seen."),
    DATE_MISSING("date", "date_missing", "An invoice has a '#/date'."),
    DATE_INVALID("date", "date_invalid", "A '#/date' is a day of the calendar, written such as 2024-11-27."),
    NET_MISSING("net", "net_missing", "An invoice says what is due without VAT, as '#/net'."),
    NET_INVALID("net", "net_invalid", "'#/net' is an amount in pounds with at most two decimals."),
    VAT_MISSING("vat", "vat_missing", "An invoice says what VAT is due, as '#/vat'; 0.00 where none is."),
    VAT_INVALID("vat", "vat_invalid", "'#/vat' is an amount in pounds with at most two decimals."),
    GROSS_MISSING("gross", "gross_missing", "An invoice says what is due altogether, as '#/gross'."),
    GROSS_INVALID("gross", "gross_invalid", "'#/gross' is an amount in pounds with at most two decimals."),
    GROSS_NOT_NET_PLUS_VAT("gross", "gross_not_net_plus_vat", "'#/net' and '#/vat' do not add up to '#/gross'."),
    NUMBER_TAKEN("number", "invoice_number_taken", "You have sent an invoice with this '#/number' before."),
    STATEMENT_NOT_PAYABLE("statement", "statement_not_payable", "The statement is still open; invoice it once it has been cut off."),
    STATEMENT_PAID("statement", "statement_paid", "The statement is paid, so nothing changes about its invoices."),
    ALREADY_MATCHED("invoice", "invoice_already_matched", "An invoice that says what the statement says is here already."),
    ALREADY_ACCEPTED("invoice", "invoice_already_accepted", "An invoice for this statement has been accepted already."),
    SUPERSEDED("invoice", "invoice_superseded", "Another invoice has taken the place of this one; judge that one.");

    private final String title;
    private final String code;
    private final String sentence;

    InvoiceRefusal(String title, String code, String sentence) {
        this.title = title;
        this.code = code;
        this.sentence = sentence;
    }

    public String title() {
        return title;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether it is about something that the provider wrote. */
    public boolean isAboutAttribute() {
        return switch (this) {
            case NUMBER_MISSING, NUMBER_INVALID, DATE_MISSING, DATE_INVALID, NET_MISSING, NET_INVALID, VAT_MISSING, VAT_INVALID,
                 GROSS_MISSING, GROSS_INVALID, GROSS_NOT_NET_PLUS_VAT, NUMBER_TAKEN -> true;
            case STATEMENT_NOT_PAYABLE, STATEMENT_PAID, ALREADY_MATCHED, ALREADY_ACCEPTED, SUPERSEDED -> false;
        };
    }

    /** Only between cut-off and authorisation do figures stand that an invoice could say, and is there anything to decide by it. */
    public static Optional<InvoiceRefusal> of(StatementState statement) {
        return switch (statement) {
            case StatementState.Open _ -> Optional.of(STATEMENT_NOT_PAYABLE);
            case StatementState.Payable _ -> Optional.empty();
            case StatementState.Paid _ -> Optional.of(STATEMENT_PAID);
        };
    }
}
