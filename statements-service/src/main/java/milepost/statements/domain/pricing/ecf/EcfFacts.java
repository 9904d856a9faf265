package milepost.statements.domain.pricing.ecf;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.CohortTerms;
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

    /** By the contracts that are in force, or were frozen; of each kind there is one at most. */
    @SuppressWarnings("unchecked")
    public static EcfFacts of(List<? extends Agreement> contracts, CohortRules rules, boolean vatRegistered, List<Declared> declared, List<Owed> owed,
            List<Adjustment> adjustments) {
        return new EcfFacts(
                ofKind(contracts, EcfTerms.class).map(contract -> (CohortContract<EcfTerms>) contract),
                ofKind(contracts, MentorTerms.class).map(contract -> (CohortContract<MentorTerms>) contract),
                rules, vatRegistered, declared, owed, adjustments);
    }

    public EcfFacts declaring(List<Declared> all) {
        return new EcfFacts(banded, mentors, rules, vatRegistered, all, owed, adjustments);
    }

    private static Optional<Agreement> ofKind(List<? extends Agreement> contracts, Class<? extends CohortTerms> kind) {
        return contracts.stream().filter(contract -> kind.isInstance(contract.terms())).map(Agreement.class::cast).findFirst();
    }

    /** Whether places in bands pay for such declarations, if there are any. */
    boolean areBanded(boolean ofMentors) {
        return !(rules.mentorFunding() && ofMentors);
    }

    List<Agreement> contracts() {
        return Stream.concat(banded.<Agreement>map(Function.identity()).stream(), mentors.<Agreement>map(Function.identity()).stream()).toList();
    }
}
