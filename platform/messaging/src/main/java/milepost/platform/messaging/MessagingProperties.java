package milepost.platform.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code milepost.messaging}: the defaults are those of production. How long a peer may take to answer is {@code milepost.peer-timeout}.
 *
 * @param instance         a name for this process that survives its restart and is used by no other process of the service; with it,
 *                         a restarted process gets its partitions and its lease back at once instead of after a time-out
 * @param relayInterval    how often the relay looks without being woken
 * @param relayBatch       how many snapshots it sends in one Kafka transaction
 * @param relayLease       how long a silent relay keeps its lease
 * @param brokerPatience   how long the relay waits for the broker before it starts again
 * @param consumerBatch    how many records one poll brings, and one transaction applies
 * @param consumerPatience how long one batch may take before it is taken for an outage
 * @param longestBackOff   the longest wait between attempts in an outage
 * @param sweepInterval    how often what may have been missed is looked for
 * @param sweepPage        how many rows one sweep transaction looks at
 */
@ConfigurationProperties("milepost.messaging")
public record MessagingProperties(
        @Nullable String instance,
        @DefaultValue("1s") Duration relayInterval,
        @DefaultValue("500") int relayBatch,
        @DefaultValue("5s") Duration relayLease,
        @DefaultValue("5s") Duration brokerPatience,
        @DefaultValue("100") int consumerBatch,
        @DefaultValue("30s") Duration consumerPatience,
        @DefaultValue("5s") Duration longestBackOff,
        @DefaultValue("60s") Duration sweepInterval,
        @DefaultValue("500") int sweepPage) {

    public MessagingProperties {
        between("relay-batch", 1, relayBatch, 10_000);
        between("consumer-batch", 1, consumerBatch, 100);
        between("sweep-page", 1, sweepPage, 500);
        positive("relay-interval", relayInterval);
        positive("relay-lease", relayLease);
        positive("broker-patience", brokerPatience);
        positive("consumer-patience", consumerPatience);
        positive("longest-back-off", longestBackOff);
        positive("sweep-interval", sweepInterval);
    }

    private static void between(String name, int least, int value, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("milepost.messaging.%s is %d, not between %d and %d".formatted(name, value, least, most));
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("milepost.messaging.%s is not positive".formatted(name));
        }
    }
}
