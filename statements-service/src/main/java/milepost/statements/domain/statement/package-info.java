/**
 * A statement, its three states and what each command does in each of them; docs/statement-life-cycle.md is the same table.
 */
@NullMarked
package milepost.statements.domain.statement;

import org.jspecify.annotations.NullMarked;
