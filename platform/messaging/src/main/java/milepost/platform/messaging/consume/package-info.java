/**
 * From the broker to the projections: one consumer per topic takes what came, keeps the newest snapshot of every key, and applies
 * them in one transaction. An outage stops it until it is over; a record that can never be applied goes to the dead letters and
 * stops nobody else. A new consumer folds everything first and acts later.
 */
@NullMarked
package milepost.platform.messaging.consume;

import org.jspecify.annotations.NullMarked;
