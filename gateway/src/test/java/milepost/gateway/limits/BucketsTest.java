package milepost.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import milepost.platform.web.Caller;
import milepost.platform.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class BucketsTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final Caller greedy = provider();

    @Test
    void aTokenHasAThousandAtOnceAndTheNextIsRefusedWithTheTimeToWait() {
        RateLimits limits = limits(1, true);

        assertThat(takesUntilRefused(limits, greedy)).isEqualTo(1_000);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> limits.take(greedy, new HttpHeaders())).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.errors().getFirst().code()).isEqualTo("rate_limit_exceeded");
            assertThat(refused.errors().getFirst().meta()).isEqualTo(Map.of("retry_after", 1L));
        });
    }

    @Test
    void theBucketRefillsContinuouslyAThousandInFiveMinutes() {
        RateLimits limits = limits(1, true);
        takesUntilRefused(limits, greedy);

        passes(Duration.ofSeconds(30));

        assertThat(takesUntilRefused(limits, greedy)).isEqualTo(100);
    }

    @Test
    void itNeverHoldsMoreThanAThousand() {
        RateLimits limits = limits(1, true);
        takesUntilRefused(limits, greedy);

        passes(Duration.ofHours(3));

        assertThat(takesUntilRefused(limits, greedy)).isEqualTo(1_000);
    }

    @Test
    void oneGreedyTokenDoesNotLimitAnother() {
        RateLimits limits = limits(1, true);
        takesUntilRefused(limits, greedy);

        assertThat(takesUntilRefused(limits, provider())).isEqualTo(1_000);
    }

    @Test
    void eachOfFourReplicasGivesAQuarter() {
        assertThat(takesUntilRefused(limits(4, true), greedy)).isEqualTo(250);
    }

    @Test
    void anOperatorHasAHundredThousandInASandboxAndAThousandElsewhere() {
        Caller operator = new Caller.Operator(Set.of("intake"), UUID.randomUUID());

        assertThat(takesUntilRefused(limits(1, true), operator)).isEqualTo(100_000);
        assertThat(takesUntilRefused(limits(1, false), operator)).isEqualTo(1_000);
    }

    @Test
    void theHeadersSayWhatIsLeftAndWhenTheBucketIsFullAgain() {
        RateLimits limits = limits(1, true);
        HttpHeaders headers = new HttpHeaders();

        limits.take(greedy, headers);
        limits.take(greedy, headers);

        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"token\";q=1000;w=300");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"token\";r=998;t=1");
    }

    @Test
    void anAddressWithoutATokenIsToldTheReasonUntilItsFailuresAreUsedUp() {
        RateLimits limits = limits(1, true);
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 1);

        for (int i = 0; i < 300; i++) {
            assertThat(limits.turnAway(address, Refused.unauthorised()).status()).isEqualTo(401);
        }

        assertThat(limits.turnAway(address, Refused.unauthorised()).status()).isEqualTo(429);
        assertThat(limits.turnAway(new InetSocketAddress("192.0.2.2", 1), Refused.unauthorised()).status()).isEqualTo(401);
    }

    private int takesUntilRefused(RateLimits limits, Caller caller) {
        for (int taken = 0; ; taken++) {
            try {
                limits.take(caller, new HttpHeaders());
            } catch (Refused refused) {
                return taken;
            }
        }
    }

    private RateLimits limits(int replicas, boolean sandbox) {
        return new RateLimits(new LimitSettings(FIVE_MINUTES, 1_000, 100_000, 300, 300, replicas), sandbox, new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Caller provider() {
        return new Caller.Provider(UUID.randomUUID(), UUID.randomUUID());
    }
}
