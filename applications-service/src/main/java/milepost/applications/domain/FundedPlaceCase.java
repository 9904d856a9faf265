package milepost.applications.domain;

import java.time.Instant;
import java.util.List;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;

/**
 * Everything a change of the funded place is decided on.
 *
 * @param others       the other applications of the same person, whoever holds them
 * @param declarations those made on the application, as far as we have heard
 * @param at           the request clock
 */
public record FundedPlaceCase(Application application, List<Application> others, Cohort cohort, List<HeardDeclaration> declarations,
                              FundingCap cap, PlaceAnswer place, Instant at) {

    public FundedPlaceCase {
        others = List.copyOf(others);
        declarations = List.copyOf(declarations);
    }

    /** Where nobody's places are counted, a funded one is a matter of course, and saying so changes nothing (decision B6). */
    boolean isIdle() {
        return cohort.funding() == CohortFunding.FULL && place == PlaceAnswer.FUNDED;
    }

    boolean asksForFunding() {
        return place == PlaceAnswer.FUNDED && !isIdle();
    }

    boolean changesSomething() {
        return switch (place) {
            case FUNDED -> !isIdle() && !Boolean.TRUE.equals(application.fundedPlace());
            case UNFUNDED -> !Boolean.FALSE.equals(application.fundedPlace());
            case NOT_STATED -> false;
        };
    }

    List<HeardDeclaration> live() {
        return declarations.stream().filter(HeardDeclaration::isLive).toList();
    }
}
