/** The SQL of each aggregate, one class each, with the statements as constants at the top and one row mapper. */
@NullMarked
package milepost.applications.postgres;

import org.jspecify.annotations.NullMarked;
