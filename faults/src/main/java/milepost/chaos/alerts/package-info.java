/**
 * Which alerts the faults raise: a Prometheus beside the suite with the shipped rules, what each fault has to raise and may raise, and
 * how what was seen compares with that.
 */
@NullMarked
package milepost.chaos.alerts;

import org.jspecify.annotations.NullMarked;
