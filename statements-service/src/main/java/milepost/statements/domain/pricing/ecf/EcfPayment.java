package milepost.statements.domain.pricing.ecf;

import java.util.Optional;
import milepost.statements.domain.pricing.Earnings;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;

/** A payment line with its price, and the uplift it earns on top. */
public record EcfPayment(Member member, Rate rate, Money uplift) {

    /** Once it is paid: what the declaration's refund has to take back. */
    public Owed owedOn(Member refundLine) {
        return new Owed(refundLine, rate, uplift);
    }

    Earnings earnings() {
        return new Earnings(Rate.kind(rate.code()), Optional.empty(), member.type(), rate.inBand(), rate.pays() ? 1 : 0, 1, rate.amount(), Money.ZERO, uplift);
    }
}
