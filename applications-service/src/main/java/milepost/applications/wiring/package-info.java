/** Puts the rings together: beans, settings, metrics. */
@NullMarked
package milepost.applications.wiring;

import org.jspecify.annotations.NullMarked;
