/**
 * What a provider's choice of delivery partners for a declaration it made earlier is checked for. The rules are a list in the order in
 * which refusals are reported; the choice made together with a declaration is checked with everything else of it, in {@code submission}.
 */
@NullMarked
package milepost.declarations.domain.partners;

import org.jspecify.annotations.NullMarked;
