package milepost.statements.domain.invoice;

import java.time.Instant;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.InvoiceState.Accepted;
import milepost.statements.domain.invoice.InvoiceState.Matched;
import milepost.statements.domain.invoice.InvoiceState.Queried;
import milepost.statements.domain.invoice.InvoiceState.Rejected;
import milepost.statements.domain.invoice.InvoiceState.Superseded;
import milepost.statements.domain.pricing.Figures;

/** An invoice for a statement as its row says. */
public record Invoice(InvoiceId id, StatementId statement, LeadProviderId leadProvider, Bill bill, InvoiceState state, Instant createdAt,
        Instant updatedAt) {

    public Invoice in(InvoiceState next) {
        return new Invoice(id, statement, leadProvider, bill, next, createdAt, updatedAt);
    }

    /** Whether a statement that comes to this can be paid by it (decision E9: still equal where required). */
    public boolean covers(Figures figures) {
        return switch (state) {
            case Matched _, Accepted _ -> Difference.between(bill, figures).equals(state.differences());
            case Queried _, Rejected _, Superseded _ -> false;
        };
    }
}
