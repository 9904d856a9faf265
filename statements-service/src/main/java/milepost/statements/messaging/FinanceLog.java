package milepost.statements.messaging;

import java.time.Instant;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.FinanceNumbers.Stamp;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;

/** The facts of {@code milepost.finance}, for people outside; none of our services reads them. */
final class FinanceLog {

    static final String TOPIC = "milepost.finance";

    private FinanceLog() {
    }

    static Snapshot record(FinanceFact fact, Stamp stamp) {
        Statement statement = fact.statement();
        StatementTerms terms = statement.terms();
        return new Snapshot(TOPIC, type(fact), statement.id().toString(), stamp.version(), stamp.recordedAt(),
                Published.bytes(new Body(
                        statement.id().value(), terms.leadProvider().value(), terms.cohort().identifier(),
                        terms.family().code(), terms.month().getMonthValue(), terms.month().getYear(), terms.outputFee(),
                        statement.state().code(), fact.effectiveAt(), "GBP", totals(fact.figures()), adjustment(fact), invoice(fact))));
    }

    static String type(FinanceFact fact) {
        return switch (fact) {
            case FinanceFact.Opened _ -> "milepost.finance.statement-opened.v1";
            case FinanceFact.Payable _ -> "milepost.finance.statement-payable.v1";
            case FinanceFact.Authorised _ -> "milepost.finance.statement-authorised.v1";
            case FinanceFact.Paid _ -> "milepost.finance.statement-paid.v1";
            case FinanceFact.Adjusted _ -> "milepost.finance.statement-adjusted.v1";
            case FinanceFact.Invoiced invoiced -> "milepost.finance.invoice-" + invoiced.invoice().state().code() + ".v1";
        };
    }

    private static @Nullable Adjusted adjustment(FinanceFact fact) {
        if (fact instanceof FinanceFact.Adjusted adjusted) {
            Adjustment adjustment = adjusted.adjustment();
            return new Adjusted(adjustment.id().value(), adjustment.description(), adjustment.amount().toString(), adjusted.removed());
        }
        return null;
    }

    private static @Nullable InvoicePayload invoice(FinanceFact fact) {
        return fact instanceof FinanceFact.Invoiced invoiced ? InvoicePayload.of(invoiced.invoice()) : null;
    }

    private static Totals totals(Figures figures) {
        return new Totals(figures.output().toString(), figures.serviceFee().toString(), figures.uplift().toString(),
                figures.targetedDeliveryFunding().toString(), figures.clawbacks().toString(), figures.adjustments().toString(),
                figures.net().toString(), figures.vat().toString(), figures.total().toString());
    }

    private record Body(UUID statementId, UUID leadProviderId, String cohort, String type, int month, int year, boolean outputFee,
            String state, Instant effectiveAt, String currency, Totals totals, @Nullable Adjusted adjustment, @Nullable InvoicePayload invoice) {
    }

    private record Totals(String output, String serviceFee, String uplift, String targetedDeliveryFunding, String clawbacks,
            String adjustments, String net, String vat, String total) {
    }

    private record Adjusted(UUID id, String description, String amount, boolean removed) {
    }
}
