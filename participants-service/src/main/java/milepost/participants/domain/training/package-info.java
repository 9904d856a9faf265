/**
 * What may happen to somebody's training: the rules of deferring, resuming, withdrawing and changing the schedule, each list in the
 * order of facts/npq 4, and what the training looks like afterwards. docs/enrolment.md shows the same as tables.
 */
@NullMarked
package milepost.participants.domain.training;

import org.jspecify.annotations.NullMarked;
