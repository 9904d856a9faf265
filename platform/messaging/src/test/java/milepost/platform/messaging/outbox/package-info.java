/** The relay by itself, without a database and without Kafka. */
@NullMarked
package milepost.platform.messaging.outbox;

import org.jspecify.annotations.NullMarked;
