package milepost.statements.domain.pricing;

/** Terms that hold for everybody a provider trains in a cohort, whatever the course. */
public sealed interface CohortTerms extends ContractTerms permits EcfTerms, MentorTerms {
}
