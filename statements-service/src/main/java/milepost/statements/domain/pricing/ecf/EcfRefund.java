package milepost.statements.domain.pricing.ecf;

import java.util.List;
import milepost.statements.domain.pricing.Clawbacks;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;

/** A refund line with what it takes back, positive here, and the band whose place it frees. */
public record EcfRefund(Member member, Rate rate, Money uplift) {

    static Clawbacks together(List<EcfRefund> refunds) {
        return new Clawbacks(refunds.size(), Money.sum(refunds.stream().map(refund -> refund.rate().amount().plus(refund.uplift()))));
    }
}
