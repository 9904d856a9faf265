/**
 * Faults on the running suite, under load, and whether anything was lost or doubled. {@link milepost.chaos.load} plays lead providers
 * and finance and writes down what they were told, {@link milepost.chaos.faults} breaks things, {@link milepost.chaos.check} compares
 * what was told with what is. Here is what puts them together, and what people read in the end.
 */
@NullMarked
package milepost.chaos;

import org.jspecify.annotations.NullMarked;
