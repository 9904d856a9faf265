/**
 * The whole suite on one machine: PostgreSQL, Kafka and the five services as processes that are started in waves, watched, restarted
 * and stopped. {@code ./run} is its console; {@link milepost.local.Suite} is the same for tests. Its sandbox data goes through the
 * operator API like anybody's.
 */
@NullMarked
package milepost.local;

import org.jspecify.annotations.NullMarked;
