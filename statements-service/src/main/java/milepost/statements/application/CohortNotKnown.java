package milepost.statements.application;

import milepost.statements.domain.Cohort;

/**
 * What a cohort says about uplifts and mentors is missing in its copy, as it is while copies are made anew, or in one from before it was
 * kept: ECF declarations cannot be priced until its owner has said so.
 */
public final class CohortNotKnown extends RuntimeException {

    public CohortNotKnown(Cohort cohort) {
        super("the copy of cohort " + cohort + " does not say how it is funded");
    }
}
