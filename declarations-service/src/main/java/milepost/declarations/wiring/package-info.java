/** Puts the service together: beans, clocks, ids, and the figures it shows to those who run it. */
@NullMarked
package milepost.declarations.wiring;

import org.jspecify.annotations.NullMarked;
