package milepost.statements.domain.invoice;

/** What a command does to an invoice. */
public sealed interface InvoiceDecision {

    /** Its row, its history and the finance event are written together. */
    record Moved(InvoiceState to) implements InvoiceDecision {
    }

    /** The command had its effect before, or means nothing to it. */
    record Unchanged() implements InvoiceDecision {
    }

    record Refused(InvoiceRefusal why) implements InvoiceDecision {
    }
}
