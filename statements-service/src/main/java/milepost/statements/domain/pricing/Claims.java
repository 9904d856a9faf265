package milepost.statements.domain.pricing;

import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationType;

/**
 * Declarations on an open statement that pricing cannot tell apart.
 *
 * @param counted those that earn
 * @param lines   all of them, with those whose milestone earns on another line
 */
public record Claims(Course course, DeclarationType type, boolean targetedDeliveryFundingEligible, int counted, int lines) {
}
