@NullMarked
package milepost.invariants;

import org.jspecify.annotations.NullMarked;
