package milepost.statements.domain.statement;

import java.time.Instant;
import java.time.LocalDate;

/** Everything that can happen to a statement after it exists. */
public sealed interface StatementCommand {

    /** Closes the statement; {@code now} is the request clock, {@code today} its London day. */
    record CutOff(Instant now, LocalDate today, LocalDate deadline) implements StatementCommand {
    }

    /** Authorises the payment (decision E9). */
    record Authorise(Instant now, LocalDate today, LocalDate deadline, Checks checks) implements StatementCommand {
    }

    /** Puts a declaration on the statement. */
    record Attach() implements StatementCommand {
    }

    /** Takes a declaration off it that no longer counts. */
    record VoidLine() implements StatementCommand {
    }

    /** Puts a clawback on it. */
    record PlaceRefund() implements StatementCommand {
    }

    /** Moves a declaration from or to another open statement. */
    record MoveLine() implements StatementCommand {
    }

    /** Adds, changes or removes an adjustment. */
    record Adjust() implements StatementCommand {
    }

    /** Changes dates, milestones or the output-fee mark. */
    record ChangeTerms() implements StatementCommand {
    }

    /**
     * What is known when someone authorises.
     *
     * @param confirmed          the person ticked that the checks are done
     * @param invoiceOutstanding the provider invoices and no invoice stands matched or accepted
     * @param anythingToPay      a line or an amount stands on it, or it is not an output-fee statement
     */
    record Checks(boolean confirmed, boolean invoiceOutstanding, boolean anythingToPay) {
    }
}
