package milepost.statements.domain.statement;

import static milepost.statements.domain.statement.StatementRefusal.ALREADY_AUTHORISED;
import static milepost.statements.domain.statement.StatementRefusal.CONFIRMATION_MISSING;
import static milepost.statements.domain.statement.StatementRefusal.DEADLINE_NOT_PASSED;
import static milepost.statements.domain.statement.StatementRefusal.INVOICE_OUTSTANDING;
import static milepost.statements.domain.statement.StatementRefusal.NOTHING_TO_PAY;
import static milepost.statements.domain.statement.StatementRefusal.STATEMENT_CLOSED;
import static milepost.statements.domain.statement.StatementRefusal.STATEMENT_LOCKED;
import static milepost.statements.domain.statement.StatementRefusal.STATEMENT_NOT_PAYABLE;
import static milepost.statements.domain.statement.StatementRefusal.STATEMENT_PAID;

import milepost.statements.domain.statement.StatementCommand.Adjust;
import milepost.statements.domain.statement.StatementCommand.Attach;
import milepost.statements.domain.statement.StatementCommand.Authorise;
import milepost.statements.domain.statement.StatementCommand.ChangeTerms;
import milepost.statements.domain.statement.StatementCommand.CutOff;
import milepost.statements.domain.statement.StatementCommand.MoveLine;
import milepost.statements.domain.statement.StatementCommand.PlaceRefund;
import milepost.statements.domain.statement.StatementCommand.VoidLine;
import milepost.statements.domain.statement.StatementDecision.Forecast;
import milepost.statements.domain.statement.StatementDecision.Journalled;
import milepost.statements.domain.statement.StatementDecision.Moved;
import milepost.statements.domain.statement.StatementDecision.Refused;
import milepost.statements.domain.statement.StatementDecision.Unchanged;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;

/** The life of a statement as one table; docs/statement-life-cycle.md is the same table for people (decisions E3, E8, E9). */
public final class StatementLifeCycle {

    private StatementLifeCycle() {
    }

    private record Step(StatementState from, StatementCommand command) {
    }

    public static StatementDecision decide(StatementState from, StatementCommand command) {
        return switch (new Step(from, command)) {
            case Step(Open _, CutOff cutOff) -> close(cutOff);
            case Step(Open _, Attach _),
                 Step(Open _, VoidLine _),
                 Step(Open _, PlaceRefund _),
                 Step(Open _, MoveLine _),
                 Step(Open _, Adjust _),
                 Step(Open _, ChangeTerms _) -> new Forecast();
            case Step(Open _, Authorise _) -> new Refused(STATEMENT_NOT_PAYABLE);

            case Step(Payable payable, Authorise authorise) -> authorise(payable, authorise);
            case Step(Payable _, VoidLine _),
                 Step(Payable _, Adjust _) -> new Journalled();
            case Step(Payable _, CutOff _) -> new Unchanged();
            case Step(Payable _, Attach _),
                 Step(Payable _, PlaceRefund _) -> new Refused(STATEMENT_CLOSED);
            case Step(Payable _, MoveLine _),
                 Step(Payable _, ChangeTerms _) -> new Refused(STATEMENT_LOCKED);

            case Step(Paid _, CutOff _) -> new Unchanged();
            case Step(Paid _, Authorise _) -> new Refused(ALREADY_AUTHORISED);
            case Step(Paid _, Attach _),
                 Step(Paid _, PlaceRefund _) -> new Refused(STATEMENT_CLOSED);
            case Step(Paid _, VoidLine _),
                 Step(Paid _, Adjust _) -> new Refused(STATEMENT_PAID);
            case Step(Paid _, MoveLine _),
                 Step(Paid _, ChangeTerms _) -> new Refused(STATEMENT_LOCKED);
        };
    }

    /** However late the run: the deadline's day has to be over, nothing more (decision E3). */
    private static StatementDecision close(CutOff command) {
        return command.today().isAfter(command.deadline())
                ? new Moved(new Payable(command.now()))
                : new Refused(DEADLINE_NOT_PASSED);
    }

    private static StatementDecision authorise(Payable from, Authorise command) {
        if (!command.checks().confirmed()) {
            return new Refused(CONFIRMATION_MISSING);
        }
        if (!command.today().isAfter(command.deadline())) {
            return new Refused(DEADLINE_NOT_PASSED);
        }
        if (command.checks().invoiceOutstanding()) {
            return new Refused(INVOICE_OUTSTANDING);
        }
        if (!command.checks().anythingToPay()) {
            return new Refused(NOTHING_TO_PAY);
        }
        return new Moved(new Paid(from.cutOffAt(), command.now()));
    }
}
