package milepost.statements.domain.invoice;

import java.util.List;

/** Everything that can happen to an invoice after it is here; differences are those of that moment. */
public sealed interface InvoiceCommand {

    /** The statement's total may have changed. */
    record Check(List<Difference> differences) implements InvoiceCommand {
    }

    /** Finance takes it as it is. */
    record Accept(String reason, List<Difference> differences, boolean paid) implements InvoiceCommand {
    }

    /** Finance wants another one. */
    record Reject(String reason, boolean paid) implements InvoiceCommand {
    }

    /** Another one has come for the statement. */
    record Replace() implements InvoiceCommand {
    }
}
