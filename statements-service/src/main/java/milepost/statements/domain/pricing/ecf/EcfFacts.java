package milepost.statements.domain.pricing.ecf;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;

/** Everything the price of an ECF statement depends on, but for what earlier statements have left of the bands. */
public record EcfFacts(
        Optional<CohortContract<EcfTerms>> banded,
        Optional<CohortContract<MentorTerms>> mentors,
        CohortRules rules,
        boolean vatRegistered,
        List<Declared> declared,
        List<Owed> owed,
        List<Adjustment> adjustments) {

    public EcfFacts {
        declared = List.copyOf(declared);
        owed = List.copyOf(owed);
        adjustments = List.copyOf(adjustments);
    }

    List<Agreement> contracts() {
        return Stream.concat(banded.<Agreement>map(Function.identity()).stream(), mentors.<Agreement>map(Function.identity()).stream()).toList();
    }
}
