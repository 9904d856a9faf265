package milepost.statements.application;

import java.util.List;
import java.util.Optional;
import milepost.statements.domain.LineId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;

/** A statement as it is told: with what stands on it beside its lines, which are told of each by itself. */
public record PublishedStatement(Statement statement, List<Adjustment> adjustments, Optional<Closing> closing, List<Invoice> invoices) {

    public PublishedStatement {
        adjustments = List.copyOf(adjustments);
        invoices = List.copyOf(invoices);
    }

    /** One that was opened just now. */
    public static PublishedStatement fresh(Statement statement) {
        return new PublishedStatement(statement, List.of(), Optional.empty(), List.of());
    }

    /**
     * What was fixed at the cut-off.
     *
     * @param notCounted the few lines whose milestone earns on another line
     * @param found      how many places of the bands earlier statements had left taken
     */
    public record Closing(boolean vatRegistered, List<ServiceFee> serviceFees, List<LineId> notCounted, Fill found) {

        public Closing {
            serviceFees = List.copyOf(serviceFees);
            notCounted = List.copyOf(notCounted);
        }
    }
}
