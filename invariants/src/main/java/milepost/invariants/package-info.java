/**
 * What must hold over the whole suite, whatever happened to its parts: the rules of goals/reliability.md I1 to I5 and I9, each a pure
 * function over plain values that anybody can see from outside – declarations, lines, statements. The simulation, the fault tests
 * and reconciliation ask the same functions.
 */
@NullMarked
package milepost.invariants;

import org.jspecify.annotations.NullMarked;
