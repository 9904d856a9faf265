/**
 * The sandbox data of {@code ./run}: real courses and schedules, fictional providers and people, 2,000 applications with everything that
 * can become of them, 120 training records of early career teachers and mentors. The world is files and pure functions with a fixed seed;
 * loading it is a client of the public and the operator API.
 */
@NullMarked
package milepost.local.sandbox;

import org.jspecify.annotations.NullMarked;
