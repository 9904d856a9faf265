/** What goes wrong: each fault a small class behind {@link milepost.chaos.faults.Fault}. Only processes of the suite at hand are touched. */
@NullMarked
package milepost.chaos.faults;

import org.jspecify.annotations.NullMarked;
