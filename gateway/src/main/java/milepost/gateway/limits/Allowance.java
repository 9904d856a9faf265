package milepost.gateway.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A quota per window, this replica's share of it. */
record Allowance(long quota, Duration window) {

    static Allowance shared(int quota, LimitSettings settings) {
        return new Allowance(Math.max(1, quota / settings.replicas()), settings.window());
    }

    Bucket bucket(TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
                .withCustomTimePrecision(time)
                .build();
    }

    /** {@code RateLimit-Policy}, in the form of draft-ietf-httpapi-ratelimit-headers-10. */
    String policy() {
        return "\"token\";q=%d;w=%d".formatted(quota, window.toSeconds());
    }

    /** {@code RateLimit}, of the same draft: what remains, and in how many seconds the bucket is full again. */
    String state(ConsumptionProbe probe) {
        return "\"token\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset());
    }

    static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }
}
