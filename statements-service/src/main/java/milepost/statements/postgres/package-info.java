/**
 * The SQL of the service, one class per aggregate. Locks are taken in the order declaration, statement, journal, line; whoever
 * else wants several declarations skips those in use, so that nobody waits in a circle.
 */
@NullMarked
package milepost.statements.postgres;

import org.jspecify.annotations.NullMarked;
