/**
 * Declarations: takes a provider's word that somebody reached a milestone, decides whether it counts, and follows it through
 * eligibility, payment and recovery. It never prices anything and never chooses a statement: statements-service does, and says so
 * in the declaration's line.
 */
@NullMarked
package milepost.declarations;

import org.jspecify.annotations.NullMarked;
