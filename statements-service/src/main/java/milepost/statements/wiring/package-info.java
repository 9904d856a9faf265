/** Puts the rings together: beans, settings, the work in the background, metrics. */
@NullMarked
package milepost.statements.wiring;

import org.jspecify.annotations.NullMarked;
