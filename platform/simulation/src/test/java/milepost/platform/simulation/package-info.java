@NullMarked
package milepost.platform.simulation;

import org.jspecify.annotations.NullMarked;
