/**
 * What a statement could still receive: the declarations that are expected for its milestones, and what they would earn (facts/npq 7.4).
 */
@NullMarked
package milepost.statements.domain.expected;

import org.jspecify.annotations.NullMarked;
