package milepost.statements.domain.pricing.ecf;

import java.util.List;
import java.util.Optional;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.MentorTerms;

/** What happened to a provider and cohort, statement by statement, without a word about what anything is worth. */
record EcfHistory(CohortRules rules, boolean vatRegistered, List<Month> months) {

    record Month(Optional<CohortContract<EcfTerms>> banded, Optional<CohortContract<MentorTerms>> mentors, List<Declared> declared, List<TakenBack> takenBack,
            List<Adjustment> adjustments) {
    }

    /** A refund line and the payment line of an earlier month that it takes back. */
    record TakenBack(Member refund, LineId payment) {
    }
}
