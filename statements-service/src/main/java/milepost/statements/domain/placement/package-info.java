/**
 * Where a declaration's money belongs: compares the lines a declaration has with those it should have (decision E4).
 */
@NullMarked
package milepost.statements.domain.placement;

import org.jspecify.annotations.NullMarked;
