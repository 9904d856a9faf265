package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;

/** A payment line with its price, and the uplift it earns on top. */
public record EcfPayment(Member member, Rate rate, Money uplift) {

    /** Once it is paid: what the declaration's refund has to take back. */
    public Owed owedOn(Member refundLine) {
        return new Owed(refundLine, rate, uplift);
    }

    /** Whether it is one of the milestones the statement pays for. */
    boolean isPaid() {
        return switch (rate) {
            case Rate.InBand _, Rate.Flat _ -> true;
            case Rate.AboveTheLastBand _, Rate.NotAgreed _ -> false;
        };
    }
}
