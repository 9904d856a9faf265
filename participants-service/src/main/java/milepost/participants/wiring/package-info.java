/** Puts the rings together: beans, settings, metrics. */
@NullMarked
package milepost.participants.wiring;

import org.jspecify.annotations.NullMarked;
