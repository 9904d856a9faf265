package milepost.statements.domain.pricing;

import java.util.Optional;
import milepost.statements.domain.ContractId;

/** One version of one course's contract: what an open statement follows and a closed one keeps. */
public record ContractVersion(ContractId id, int number, String courseIdentifier, NpqTerms terms) implements Agreement {

    @Override
    public Optional<String> course() {
        return Optional.of(courseIdentifier);
    }

    @Override
    public ContractVersion numbered(int other) {
        return new ContractVersion(id, other, courseIdentifier, terms);
    }
}
