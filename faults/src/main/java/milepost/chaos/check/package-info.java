/** What is, and whether it is what clients were told. The comparison is a pure function over {@link milepost.chaos.check.Found} and the history. */
@NullMarked
package milepost.chaos.check;

import org.jspecify.annotations.NullMarked;
