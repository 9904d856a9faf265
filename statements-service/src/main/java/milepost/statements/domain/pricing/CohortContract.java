package milepost.statements.domain.pricing;

import java.util.Optional;
import milepost.statements.domain.ContractId;

/** One version of a contract about everybody a provider trains in a cohort. */
public record CohortContract<T extends CohortTerms>(ContractId id, int number, T terms) implements Agreement {

    @Override
    public Optional<String> course() {
        return Optional.empty();
    }

    @Override
    public CohortContract<T> numbered(int other) {
        return new CohortContract<>(id, other, terms);
    }
}
