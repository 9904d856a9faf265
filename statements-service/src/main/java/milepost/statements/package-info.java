/**
 * statements-service: decides where a declaration's money stands and what it is worth. It keeps contracts, statements, their lines,
 * the journal and adjustments. It does not decide whether a declaration counts, nor who is funded.
 */
@NullMarked
package milepost.statements;

import org.jspecify.annotations.NullMarked;
