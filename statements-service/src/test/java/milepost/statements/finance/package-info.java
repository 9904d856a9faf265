/**
 * A reader of {@code milepost.finance} as docs/finance-consumer.md shows it to people outside; it knows nothing of this service.
 */
@NullMarked
package milepost.statements.finance;

import org.jspecify.annotations.NullMarked;
