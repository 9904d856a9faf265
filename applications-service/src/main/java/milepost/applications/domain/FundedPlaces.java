package milepost.applications.domain;

import milepost.applications.domain.catalogue.CohortFunding;
import org.jspecify.annotations.Nullable;

/** What {@code funded_place} is, by the cohort's funding (facts/npq 3.2, decision B6). */
public final class FundedPlaces {

    private FundedPlaces() {
    }

    public static @Nullable Boolean whenReceived(CohortFunding funding) {
        return switch (funding) {
            case ZERO -> false;
            case CAPPED, FULL -> null;
        };
    }

    /** A place stated in a full cohort is ignored. */
    public static @Nullable Boolean whenAccepted(CohortFunding funding, PlaceAnswer answer) {
        return switch (funding) {
            case ZERO -> false;
            case CAPPED -> answer == PlaceAnswer.FUNDED;
            case FULL -> null;
        };
    }

    /** When the enrolment moves to a cohort of another kind (facts/npq 4.6, effects). */
    public static @Nullable Boolean whenMoved(CohortFunding from, CohortFunding to, @Nullable Boolean place, boolean eligible) {
        return switch (to) {
            case ZERO -> false;
            case FULL -> null;
            case CAPPED -> switch (from) {
                case CAPPED -> place;
                case FULL -> eligible;
                case ZERO -> false;
            };
        };
    }
}
