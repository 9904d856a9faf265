/**
 * What a provider says about how somebody's assessed course ended, and what that is checked for. The rules are a list in the order in
 * which refusals are reported; all of them are looked at, so that a provider hears of everything at once (facts/npq 4.7, decision C4).
 */
@NullMarked
package milepost.declarations.domain.outcome;

import org.jspecify.annotations.NullMarked;
