/** Puts the gateway together: beans, settings, what runs beside requests. */
@NullMarked
package milepost.gateway.wiring;

import org.jspecify.annotations.NullMarked;
