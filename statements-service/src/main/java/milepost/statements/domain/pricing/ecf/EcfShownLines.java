package milepost.statements.domain.pricing.ecf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.ContractKind;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.Sheet.PricedBy;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.ShownLine.Kind;
import milepost.statements.domain.pricing.Sheet;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;

/** Spells a priced ECF statement out, amount by amount: there is no figure without its lines (decision E10). */
public final class EcfShownLines {

    private final Map<ContractKind, Agreement> contracts;
    private final Sheet sheet;

    private EcfShownLines(Statement statement, PricedEcfStatement priced) {
        this.contracts = priced.serviceFees().stream().map(ServiceFee::contract)
                .collect(Collectors.toMap(contract -> contract.terms().kind(), Function.identity()));
        this.sheet = new Sheet(statement);
    }

    public static List<ShownLine> of(Statement statement, PricedEcfStatement priced, List<VoidedLine> voided) {
        EcfShownLines shown = new EcfShownLines(statement, priced);
        priced.payments().forEach(shown::payment);
        voided.forEach(shown.sheet::voided);
        priced.refunds().forEach(shown::refund);
        priced.serviceFees().forEach(fee -> shown.sheet.serviceFee(fee, "Monthly service fee"));
        priced.adjustments().forEach(shown.sheet::adjustment);
        shown.sheet.vat(priced.vat());
        return shown.sheet.lines();
    }

    private void payment(EcfPayment payment) {
        sheet.payment(payment.member(), by(payment.rate()), payment.rate().amount(), note(payment.rate()));
        sheet.earnedBesides(Kind.UPLIFT, payment.member(), PricedBy.contract(contract(payment.rate()), payment.uplift()));
    }

    private void refund(EcfRefund refund) {
        sheet.refund(refund.member(), by(refund.rate()), refundNote(refund.rate()));
        sheet.takenBackBesides(Kind.UPLIFT_REFUND, refund.member(), PricedBy.contract(contract(refund.rate()), refund.uplift()));
    }

    private PricedBy by(Rate rate) {
        return new PricedBy(contract(rate), rate.inBand(), rate.amount());
    }

    /** Of each kind there is one at most. */
    private Optional<Agreement> contract(Rate rate) {
        return Rate.kind(rate.code()).map(contracts::get);
    }

    /** Why a payment is worth nothing (decision E7). */
    private static Optional<String> note(Rate rate) {
        return switch (rate) {
            case Rate.InBand _, Rate.Flat _ -> Optional.empty();
            case Rate.AboveTheLastBand _ -> Optional.of("Not paid: all places of the contract's bands are taken.");
            case Rate.NotAgreed _ -> Optional.of("Not paid: no contract pays for it yet.");
        };
    }

    private static Optional<String> refundNote(Rate rate) {
        return switch (rate) {
            case Rate.InBand _, Rate.Flat _ -> Optional.empty();
            case Rate.AboveTheLastBand _, Rate.NotAgreed _ -> Optional.of("Nothing to take back: the declaration earned nothing.");
        };
    }
}
