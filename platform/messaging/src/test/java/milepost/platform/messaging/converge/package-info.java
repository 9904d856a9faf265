/** Asking the owners, by itself. */
@NullMarked
package milepost.platform.messaging.converge;

import org.jspecify.annotations.NullMarked;
