/**
 * PostgreSQL: one class per aggregate with its SQL on top. Rows travel as JSON, one statement in and one out, so that a command costs
 * few round trips and every column is written every time.
 */
@NullMarked
package milepost.declarations.postgres;

import org.jspecify.annotations.NullMarked;
