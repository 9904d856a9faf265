/**
 * This service over memory, for a simulation of all services in one thread: the use cases, projections, sweeps and documents of
 * production on ports that do to rows in memory what the PostgreSQL ring's statements do to tables – the same versions, keys,
 * filters, orders and limits.
 */
@NullMarked
package milepost.applications.inmemory;

import org.jspecify.annotations.NullMarked;
