/**
 * What finance checks of each declaration before it pays (facts/npq 7.9, facts/ecf 5.3): the line of the statement beside what the owners of
 * declarations, people and training say about it on the day of the report.
 */
@NullMarked
package milepost.statements.domain.assurance;

import org.jspecify.annotations.NullMarked;
