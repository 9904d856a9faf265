package milepost.statements.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.statements.application.ShowStatement.View;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Breakdown;
import milepost.statements.domain.pricing.Counts;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;

/** A statement as the operator API shows it. */
record StatementView(UUID id, UUID leadProviderId, String cohort, String type, int month, int year, LocalDate deadlineDate,
        LocalDate paymentDate, boolean outputFee, String state, @Nullable Instant authorisedAt, @Nullable Instant paidAt,
        Progress progress, TotalsBody totals, CountsBody counts, List<Row> breakdown, List<AdjustmentView> adjustments,
        @Nullable InvoiceView invoice) {

    record Progress(int paidLines, int lines) {
    }

    record CountsBody(int started, int retained, int completed, int extended, int voided, int clawedBack) {
    }

    record Row(UUID contractId, String kind, @Nullable String courseIdentifier, boolean specialCourse, String declarationType,
            @Nullable String band, int count, String unitPrice, String amount) {
    }

    record AdjustmentView(UUID id, String description, String amount) {

        static AdjustmentView of(Adjustment adjustment) {
            return new AdjustmentView(adjustment.id().value(), adjustment.description(), adjustment.amount().toString());
        }
    }

    static StatementView of(View view) {
        Statement statement = view.statement();
        StatementTerms terms = statement.terms();
        Counts counts = view.counts();
        Instant paid = paidAt(statement);
        return new StatementView(statement.id().value(), terms.leadProvider().value(), terms.cohort().identifier(),
                terms.family().code(), terms.month().getMonthValue(), terms.month().getYear(), terms.deadline(),
                terms.paymentDate(), terms.outputFee(), statement.state().code(), paid, paid,
                new Progress(view.progress().paidLines(), view.progress().lines()), TotalsBody.of(view.figures()),
                new CountsBody(counts.started(), counts.retained(), counts.completed(), counts.extended(), counts.voided(),
                        counts.clawedBack()),
                view.breakdown().stream().map(StatementView::row).toList(),
                view.adjustments().stream().map(AdjustmentView::of).toList(), view.invoice().map(InvoiceView::of).orElse(null));
    }

    private static Row row(Breakdown row) {
        return new Row(row.contract().id().value(), row.contract().terms().kind().code(), row.contract().course().orElse(null),
                row.specialCourse(), row.declarationType().code(), row.band().orElse(null), row.count(),
                row.unitPrice().toString(), row.amount().toString());
    }

    /** Authorised is paid (decision E9): what still spreads is the news of it, which {@code progress} counts. */
    private static @Nullable Instant paidAt(Statement statement) {
        return switch (statement.state()) {
            case Open _, Payable _ -> null;
            case Paid paid -> paid.authorisedAt();
        };
    }
}
