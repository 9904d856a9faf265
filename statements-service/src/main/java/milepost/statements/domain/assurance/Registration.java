package milepost.statements.domain.assurance;

import java.util.Optional;

/** What an NPQ's application says of money and school. */
public record Registration(boolean eligibleForFunding, Optional<Boolean> fundedPlace, Optional<String> schoolUrn, Optional<String> schoolName) {
}
