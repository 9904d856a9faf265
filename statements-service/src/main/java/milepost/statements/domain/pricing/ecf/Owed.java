package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;

/**
 * A declaration that was paid and is taken back on this statement.
 *
 * @param member its refund line
 * @param paid   what its payment was priced by
 * @param uplift what it earned on top
 */
public record Owed(Member member, Rate paid, Money uplift) {
}
