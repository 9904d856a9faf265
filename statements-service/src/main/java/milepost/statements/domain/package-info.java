/**
 * The vocabulary of statements: who is paid, for which declarations, in which cohort. Pure values, no clock and no random ids.
 */
@NullMarked
package milepost.statements.domain;

import org.jspecify.annotations.NullMarked;
