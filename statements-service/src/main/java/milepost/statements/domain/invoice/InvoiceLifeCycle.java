package milepost.statements.domain.invoice;

import static milepost.statements.domain.invoice.InvoiceRefusal.ALREADY_ACCEPTED;
import static milepost.statements.domain.invoice.InvoiceRefusal.ALREADY_MATCHED;
import static milepost.statements.domain.invoice.InvoiceRefusal.STATEMENT_PAID;
import static milepost.statements.domain.invoice.InvoiceRefusal.SUPERSEDED;

import java.util.List;
import milepost.statements.domain.invoice.InvoiceCommand.Accept;
import milepost.statements.domain.invoice.InvoiceCommand.Check;
import milepost.statements.domain.invoice.InvoiceCommand.Reject;
import milepost.statements.domain.invoice.InvoiceCommand.Replace;
import milepost.statements.domain.invoice.InvoiceDecision.Moved;
import milepost.statements.domain.invoice.InvoiceDecision.Refused;
import milepost.statements.domain.invoice.InvoiceDecision.Unchanged;
import milepost.statements.domain.invoice.InvoiceState.Accepted;
import milepost.statements.domain.invoice.InvoiceState.Matched;
import milepost.statements.domain.invoice.InvoiceState.Queried;
import milepost.statements.domain.invoice.InvoiceState.Rejected;
import milepost.statements.domain.invoice.InvoiceState.Superseded;

/** The life of an invoice as one table; docs/invoice-life-cycle.md is the same table for people (decision E11). */
public final class InvoiceLifeCycle {

    private InvoiceLifeCycle() {
    }

    private record Step(InvoiceState from, InvoiceCommand command) {
    }

    public static InvoiceDecision decide(InvoiceState from, InvoiceCommand command) {
        return switch (new Step(from, command)) {
            case Step(Matched matched, Check(var now)) -> check(matched, now);
            case Step(Matched _, Accept _) -> new Unchanged();
            case Step(Matched matched, Reject reject) -> reject(matched, reject);
            case Step(Matched _, Replace _) -> new Refused(ALREADY_MATCHED);

            case Step(Queried queried, Check(var now)) -> check(queried, now);
            case Step(Queried _, Accept accept) -> accept(accept);
            case Step(Queried queried, Reject reject) -> reject(queried, reject);
            case Step(Queried(var differences), Replace _) -> new Moved(new Superseded(differences));

            // what was accepted were those differences: with others finance has to look again
            case Step(Accepted accepted, Check(var now)) -> check(accepted, now);
            case Step(Accepted _, Accept _) -> new Unchanged();
            case Step(Accepted accepted, Reject reject) -> reject(accepted, reject);
            case Step(Accepted _, Replace _) -> new Refused(ALREADY_ACCEPTED);

            // finance's word stands, whatever the statement comes to
            case Step(Rejected _, Check _) -> new Unchanged();
            case Step(Rejected _, Accept accept) -> accept(accept);
            case Step(Rejected _, Reject _) -> new Unchanged();
            case Step(Rejected(_, var differences), Replace _) -> new Moved(new Superseded(differences));

            case Step(Superseded _, Check _),
                 Step(Superseded _, Replace _) -> new Unchanged();
            case Step(Superseded _, Accept _),
                 Step(Superseded _, Reject _) -> new Refused(SUPERSEDED);
        };
    }

    private static InvoiceDecision check(InvoiceState from, List<Difference> now) {
        return now.equals(from.differences()) ? new Unchanged() : new Moved(InvoiceState.of(now));
    }

    private static InvoiceDecision accept(Accept command) {
        return command.paid() ? new Refused(STATEMENT_PAID) : new Moved(new Accepted(command.reason(), command.differences()));
    }

    private static InvoiceDecision reject(InvoiceState from, Reject command) {
        return command.paid() ? new Refused(STATEMENT_PAID) : new Moved(new Rejected(command.reason(), from.differences()));
    }
}
