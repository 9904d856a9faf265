package milepost.platform.messaging;

import java.time.Instant;

/**
 * The state of one aggregate at one version, as its owner published it: what the outbox stores, Kafka carries, a projection
 * applies and an owner answers when asked.
 *
 * @param type       the published type, such as {@code milepost.declaration.v1}; never a class name
 * @param key        the aggregate's id, which is the Kafka key and the CloudEvents subject
 * @param version    {@code epoch << 40 | n}, see {@link Versions}
 * @param recordedAt the system time at which the owner stored this version
 * @param payload    the JSON body
 */
public record Snapshot(String topic, String type, String key, long version, Instant recordedAt, byte[] payload) {
}
