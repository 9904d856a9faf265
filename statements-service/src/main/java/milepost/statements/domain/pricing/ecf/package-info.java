/**
 * What an ECF statement is worth (facts/ecf 4; decisions E1, E2, E5a, E6, E7). A banded contract prices volume: the first participants of a
 * milestone are paid at one price, the next at another, counted over all statements of a provider and cohort in order of their payment
 * dates, and nothing is paid above the last band. From 2025 on mentors are paid a flat rate instead. Pure functions over plain values, like
 * those of the package above; {@code docs/ecf-pricing.md} tells the rules in words.
 */
@NullMarked
package milepost.statements.domain.pricing.ecf;

import org.jspecify.annotations.NullMarked;
