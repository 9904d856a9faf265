/**
 * The description of the provider API as a yardstick: which operations there are, and whether an answer, an example or a service's routes
 * keep to it. The description allows members that it does not name, so that clients expect them; held against it here, a shape is closed.
 */
@NullMarked
package milepost.platform.testkit.openapi;

import org.jspecify.annotations.NullMarked;
