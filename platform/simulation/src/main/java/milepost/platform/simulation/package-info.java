/**
 * What a service stands on – a database, a broker, a clock, its peers – in memory and in one thread, so that the same use cases,
 * projections, relay and consumers that run in production can be run a thousand times a second under faults that a seed decides.
 * Nothing here knows what the services are about.
 */
@NullMarked
package milepost.platform.simulation;

import org.jspecify.annotations.NullMarked;
