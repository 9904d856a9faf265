package milepost.statements.domain.pricing;

import milepost.statements.domain.ContractId;

/** One version of one course's contract: what an open statement follows and a closed one keeps. */
public record ContractVersion(ContractId id, int number, String courseIdentifier, NpqTerms terms) {
}
