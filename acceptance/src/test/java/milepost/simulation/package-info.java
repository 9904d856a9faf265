/**
 * The four services in one thread, under faults and commands that a seed decides. A {@link milepost.simulation.Script} is a list of
 * readable steps; {@link milepost.simulation.Play} carries them out on a {@link milepost.simulation.World}; the invariants say whether
 * all is well; a script that breaks one is shrunk until a person can read it.
 */
@NullMarked
package milepost.simulation;

import org.jspecify.annotations.NullMarked;
