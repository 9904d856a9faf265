package milepost.statements.domain.pricing;

/** What one version of a contract says; each kind of contract prices in its own way. */
public sealed interface ContractTerms permits NpqTerms, CohortTerms {

    ContractKind kind();

    /** What every statement pays whatever is declared. */
    Money monthlyFee();
}
