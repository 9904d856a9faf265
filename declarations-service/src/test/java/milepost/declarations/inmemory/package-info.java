/**
 * The ports of this service in memory, for a simulation of all services in one thread. Rows, and what they mean to the use cases, are
 * those of the PostgreSQL ring; what is done here instead of it is what its SQL does: versions, keys, filters, orders.
 */
@NullMarked
package milepost.declarations.inmemory;

import org.jspecify.annotations.NullMarked;
