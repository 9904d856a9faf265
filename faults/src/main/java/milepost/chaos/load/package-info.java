/** Clients of the suite that behave as the provider guide asks them to, and remember every word they were told. */
@NullMarked
package milepost.chaos.load;

import org.jspecify.annotations.NullMarked;
