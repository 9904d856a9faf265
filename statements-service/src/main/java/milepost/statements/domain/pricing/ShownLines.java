package milepost.statements.domain.pricing;

import java.util.List;
import java.util.Optional;
import milepost.statements.domain.pricing.ShownLine.Kind;
import milepost.statements.domain.statement.Statement;

/** Spells a priced statement out, amount by amount: there is no figure without its lines (decision E10). */
public final class ShownLines {

    private static final Optional<String> COUNTED_ONCE =
            Optional.of("Counted once: the participant earns this milestone of the course on another line.");

    private ShownLines() {
    }

    public static List<ShownLine> of(Statement statement, PricedStatement priced, List<VoidedLine> voided) {
        Sheet sheet = new Sheet(statement);
        priced.payments().forEach(payment -> payment(sheet, payment));
        voided.forEach(sheet::voided);
        priced.refunds().forEach(refund -> refund(sheet, refund));
        priced.serviceFees().forEach(fee -> sheet.serviceFee(fee.contract().id(),
                fee.contract().course().map(course -> "Monthly service fee for " + course).orElse("Monthly service fee"), fee.amount()));
        priced.adjustments().forEach(sheet::adjustment);
        sheet.vat(priced.vat());
        return sheet.lines();
    }

    private static void payment(Sheet sheet, Payment payment) {
        sheet.payment(payment.member(), Optional.empty(), payment.unitPrice(), payment.output(),
                payment.counted() ? Optional.empty() : COUNTED_ONCE);
        sheet.earnedBesides(Kind.TARGETED_DELIVERY_FUNDING, payment.member(), payment.targetedDeliveryFunding());
    }

    private static void refund(Sheet sheet, Refund refund) {
        sheet.refund(refund.member(), Optional.empty(), refund.output(), Optional.empty());
        sheet.takenBackBesides(Kind.TARGETED_DELIVERY_FUNDING_REFUND, refund.member(), refund.targetedDeliveryFunding());
    }
}
