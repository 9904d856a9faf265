/** Each hazard between two services, by name, on a real PostgreSQL and a real Kafka. */
@NullMarked
package milepost.platform.messaging;

import org.jspecify.annotations.NullMarked;
