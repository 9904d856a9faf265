package milepost.applications.domain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import milepost.applications.domain.catalogue.CohortFunding;

/**
 * What a verdict rests on besides the application itself, as it was when the application was received: it is kept, so that nothing
 * uploaded or renamed later changes a verdict behind anybody's back.
 *
 * @param cohortFunding of the cohort the person applied for
 * @param match         with others who had the funding of the training
 * @param listed        the lists on which the place of work stood
 */
public record FundingBasis(CohortFunding cohortFunding, TrnMatch match, Set<EligibilityList> listed) {

    public FundingBasis {
        listed = Collections.unmodifiableSortedSet(new TreeSet<>(listed));
    }

    public FundingBasis matching(TrnMatch next) {
        return new FundingBasis(cohortFunding, next, listed);
    }
}
