/**
 * What a statement is worth: contracts, prices as exact decimals, lines rounded once, and totals that add the rounded lines
 * (decisions E1, E2, E5, E6). Everything here is a pure function over plain values.
 */
@NullMarked
package milepost.statements.domain.pricing;

import org.jspecify.annotations.NullMarked;
