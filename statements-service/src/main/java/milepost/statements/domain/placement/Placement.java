package milepost.statements.domain.placement;

import milepost.statements.domain.placement.PlacedDeclaration.Standing;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;

/** The lines a declaration should have, compared with those it has: the whole of what convergence decides. */
public sealed interface Placement {

    /** Lines are as they should be. */
    record Settled() implements Placement {
    }

    /** A payment line is missing: it goes to the next open statement, or waits for one. */
    record NeedsPayment() implements Placement {
    }

    /** The declaration no longer counts and was not paid: its line is voided. */
    record NeedsVoid(PlacedDeclaration.Line line) implements Placement {
    }

    /** The declaration no longer counts and was paid: the money comes back on a later statement. */
    record NeedsRefund(PlacedDeclaration.Line paid) implements Placement {
    }

    static Placement of(PlacedDeclaration declaration) {
        if (declaration.standing() == Standing.LIVE) {
            // a verdict that is withdrawn later leaves the line alone: finance decides (decision D2)
            return declaration.fundable() && declaration.payment().isEmpty() ? new NeedsPayment() : new Settled();
        }
        if (declaration.payment().isEmpty() || declaration.refund().isPresent()) {
            return new Settled();
        }
        PlacedDeclaration.Line line = declaration.payment().get();
        return switch (line.state()) {
            case Open _, Payable _ -> new NeedsVoid(line);
            case Paid _ -> declaration.standing() == Standing.TAKEN_BACK ? new NeedsRefund(line) : new Settled();
        };
    }
}
