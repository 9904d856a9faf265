/**
 * The descriptions of the provider API's versions as a yardstick: which operations there are, and whether an answer, an example or a service's
 * routes keep to them. They allow members that they do not name, so that clients expect them; held against them here, a shape is closed.
 */
@NullMarked
package milepost.platform.testkit.openapi;

import org.jspecify.annotations.NullMarked;
