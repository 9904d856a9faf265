/**
 * An application from its receipt to its acceptance or rejection: its life cycle, the rules of accepting, the default schedule,
 * and what is known about its funding. Pure functions over complete facts; the time and every id come in as arguments.
 */
@NullMarked
package milepost.applications.domain;

import org.jspecify.annotations.NullMarked;
