package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;

/** A refund line with what it takes back, positive here, and the band whose place it frees. */
public record EcfRefund(Member member, Rate rate, Money uplift) {
}
