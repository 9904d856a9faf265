package milepost.applications.domain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import milepost.applications.domain.catalogue.CohortFunding;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict rests on besides the application itself, as it was when the application was received: it is kept, so that nothing
 * uploaded or renamed later changes a verdict behind anybody's back.
 *
 * @param cohortFunding of the cohort the person applied for
 * @param match         whether that may be somebody else who had had the funding of the training by then
 * @param about         that other one, whose TRN may be verified or corrected later; null where there was nobody
 * @param listed        the lists on which the place of work stood
 */
public record FundingBasis(CohortFunding cohortFunding, TrnMatch match, @Nullable ParticipantId about, Set<EligibilityList> listed) {

    public FundingBasis {
        listed = Collections.unmodifiableSortedSet(new TreeSet<>(listed));
    }

    public FundingBasis(CohortFunding cohortFunding, TrnMatch match, Set<EligibilityList> listed) {
        this(cohortFunding, match, null, listed);
    }

    public FundingBasis matching(TrnMatch next, @Nullable ParticipantId other) {
        return new FundingBasis(cohortFunding, next, other, listed);
    }
}
