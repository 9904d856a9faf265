/**
 * From a commit to the broker: snapshots are stored in the transaction that made them, and one relay per service sends them in
 * order, in Kafka transactions that fence a predecessor which stalled, and deletes them when the broker has them. A crash in
 * between sends some twice; versions absorb that.
 */
@NullMarked
package milepost.platform.messaging.outbox;

import org.jspecify.annotations.NullMarked;
