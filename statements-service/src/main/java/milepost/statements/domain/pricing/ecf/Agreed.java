package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.ContractId;
import milepost.statements.domain.pricing.ContractTerms;

/** One version of a contract about everybody a provider trains in a cohort. */
public record Agreed<T extends ContractTerms>(ContractId id, int number, T terms) {
}
