package milepost.statements.domain.pricing.ecf;

import java.util.List;
import java.util.Optional;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.ShownLine.Kind;
import milepost.statements.domain.pricing.Sheet;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;

/** Spells a priced ECF statement out, amount by amount: there is no figure without its lines (decision E10). */
public final class EcfShownLines {

    private EcfShownLines() {
    }

    public static List<ShownLine> of(Statement statement, PricedEcfStatement priced, List<VoidedLine> voided) {
        Sheet sheet = new Sheet(statement);
        for (EcfPayment payment : priced.payments()) {
            sheet.payment(payment.member(), payment.rate().inBand(), payment.rate().amount(), payment.rate().amount(), note(payment.rate()));
            sheet.earnedBesides(Kind.UPLIFT, payment.member(), payment.uplift());
        }
        voided.forEach(sheet::voided);
        for (EcfRefund refund : priced.refunds()) {
            sheet.refund(refund.member(), refund.rate().inBand(), refund.rate().amount(), refundNote(refund.rate()));
            sheet.takenBackBesides(Kind.UPLIFT_REFUND, refund.member(), refund.uplift());
        }
        priced.serviceFees().forEach(fee -> sheet.serviceFee(fee.contract().id(), "Monthly service fee", fee.amount()));
        priced.adjustments().forEach(sheet::adjustment);
        sheet.vat(priced.vat());
        return sheet.lines();
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
