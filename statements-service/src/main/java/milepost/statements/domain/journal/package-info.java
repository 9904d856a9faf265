/**
 * The double-entry journal of a statement from its cut-off on. Entries are only ever added; each one balances, and the
 * figures of a closed statement are the sums of its postings (decision E8).
 */
@NullMarked
package milepost.statements.domain.journal;

import org.jspecify.annotations.NullMarked;
