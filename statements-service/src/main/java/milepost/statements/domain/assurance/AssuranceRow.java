package milepost.statements.domain.assurance;

import java.util.Optional;
import milepost.statements.domain.pricing.ReportedLine;

/**
 * A line of a statement with what its owners say of the declaration; what they do not know is empty, the line is told all the same.
 *
 * @param period          the provider's own stretch of the training that counts today
 * @param deliveryPartner the name of the declaration's partner
 */
public record AssuranceRow(ReportedLine line, Optional<Made> made, Optional<Person> person, Optional<Training> training,
        Optional<Training.Period> period, Optional<Registration> registration, Optional<String> deliveryPartner) {
}
