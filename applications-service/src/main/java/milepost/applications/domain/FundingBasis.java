package milepost.applications.domain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict rests on besides the application itself, as it was when the application was received: it is kept, so that nothing
 * uploaded or renamed later changes a verdict behind anybody's back.
 *
 * @param cohort        the one the person applied for, wherever the training moves; null in what was decided before it was kept
 * @param cohortFunding of that cohort
 * @param match         whether that may be somebody else who had had the funding of the training by then
 * @param about         that other one, whose TRN may be verified or corrected later; null where there was nobody
 * @param listed        the lists on which the place of work stood
 */
public record FundingBasis(@Nullable CohortIdentifier cohort, CohortFunding cohortFunding, TrnMatch match, @Nullable ParticipantId about,
                           Set<EligibilityList> listed) {

    public FundingBasis {
        listed = Collections.unmodifiableSortedSet(new TreeSet<>(listed));
    }

    public FundingBasis(CohortIdentifier cohort, CohortFunding cohortFunding, TrnMatch match, Set<EligibilityList> listed) {
        this(cohort, cohortFunding, match, null, listed);
    }

    /** The cohort in which an application that is in this one now was made, as far as anybody knows. */
    public CohortIdentifier cohortOr(CohortIdentifier present) {
        return cohort == null ? present : cohort;
    }

    FundingBasis keeping(CohortIdentifier present) {
        return new FundingBasis(cohortOr(present), cohortFunding, match, about, listed);
    }

    public FundingBasis matching(TrnMatch next, @Nullable ParticipantId other) {
        return new FundingBasis(cohort, cohortFunding, next, other, listed);
    }
}
