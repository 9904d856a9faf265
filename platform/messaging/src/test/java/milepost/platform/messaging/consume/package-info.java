/** The consumers' decisions by themselves. */
@NullMarked
package milepost.platform.messaging.consume;

import org.jspecify.annotations.NullMarked;
