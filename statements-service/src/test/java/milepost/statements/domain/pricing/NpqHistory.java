package milepost.statements.domain.pricing;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LineId;

/** What happened to a provider and cohort, statement by statement, without a word about what anything is worth. */
record NpqHistory(Cohort cohort, boolean vatRegistered, List<Month> months) {

    record Month(YearMonth month, List<ContractVersion> contracts, List<Member> declared, List<TakenBack> takenBack, List<Adjustment> adjustments) {
    }

    /** A refund line and the payment line of an earlier month that it takes back. */
    record TakenBack(Member refund, LineId payment) {
    }

    /** The same with another last month. */
    NpqHistory endingIn(Month last) {
        return new NpqHistory(cohort, vatRegistered,
                Stream.concat(months.subList(0, months.size() - 1).stream(), Stream.of(last)).toList());
    }
}
