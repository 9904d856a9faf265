/**
 * A provider's invoice for a statement, held against what the statement comes to; docs/invoice-life-cycle.md is the same table
 * (decision E11).
 */
@NullMarked
package milepost.statements.domain.invoice;

import org.jspecify.annotations.NullMarked;
