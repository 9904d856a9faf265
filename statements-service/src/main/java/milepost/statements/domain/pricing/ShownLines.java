package milepost.statements.domain.pricing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.pricing.Sheet.PricedBy;
import milepost.statements.domain.pricing.ShownLine.Kind;
import milepost.statements.domain.statement.Statement;

/** Spells a priced statement out, amount by amount: there is no figure without its lines (decision E10). */
public final class ShownLines {

    private static final Optional<String> COUNTED_ONCE =
            Optional.of("Counted once: the participant earns this milestone of the course on another line.");

    private final Map<String, Agreement> contracts;
    private final Sheet sheet;

    private ShownLines(Statement statement, PricedStatement priced) {
        this.contracts = priced.serviceFees().stream().map(ServiceFee::contract).filter(contract -> contract.course().isPresent())
                .collect(Collectors.toMap(contract -> contract.course().orElseThrow(), Function.identity()));
        this.sheet = new Sheet(statement);
    }

    public static List<ShownLine> of(Statement statement, PricedStatement priced, List<VoidedLine> voided) {
        ShownLines shown = new ShownLines(statement, priced);
        priced.payments().forEach(shown::payment);
        voided.forEach(shown.sheet::voided);
        priced.refunds().forEach(shown::refund);
        priced.serviceFees().forEach(fee -> shown.sheet.serviceFee(fee,
                fee.contract().course().map(course -> "Monthly service fee for " + course).orElse("Monthly service fee")));
        priced.adjustments().forEach(shown.sheet::adjustment);
        shown.sheet.vat(priced.vat());
        return shown.sheet.lines();
    }

    private void payment(Payment payment) {
        sheet.payment(payment.member(), by(payment.member(), payment.unitPrice()), payment.output(),
                payment.counted() ? Optional.empty() : COUNTED_ONCE);
        sheet.earnedBesides(Kind.TARGETED_DELIVERY_FUNDING, payment.member(), by(payment.member(), payment.targetedDeliveryFunding()));
    }

    private void refund(Refund refund) {
        sheet.refund(refund.member(), by(refund.member(), refund.output()), Optional.empty());
        sheet.takenBackBesides(Kind.TARGETED_DELIVERY_FUNDING_REFUND, refund.member(), by(refund.member(), refund.targetedDeliveryFunding()));
    }

    /** A course has one contract; none, as long as it was not agreed. */
    private PricedBy by(Member member, Money unitPrice) {
        return PricedBy.contract(Optional.ofNullable(contracts.get(member.course().identifier())), unitPrice);
    }
}
