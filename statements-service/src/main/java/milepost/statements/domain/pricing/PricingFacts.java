package milepost.statements.domain.pricing;

import java.time.YearMonth;
import java.util.List;
import milepost.statements.domain.Cohort;

/** Everything the price of a statement depends on. */
public record PricingFacts(
        YearMonth month,
        Cohort cohort,
        boolean vatRegistered,
        List<? extends Agreement> contracts,
        List<Member> members,
        List<Refund> refunds,
        List<Adjustment> adjustments) {

    public PricingFacts {
        contracts = List.copyOf(contracts);
        members = List.copyOf(members);
        refunds = List.copyOf(refunds);
        adjustments = List.copyOf(adjustments);
    }
}
