package milepost.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import milepost.gateway.faults.Faults;
import milepost.gateway.tokens.TokenIds;
import milepost.platform.web.Caller;
import milepost.platform.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Takes one from the bucket a request belongs to, or refuses it. */
public final class RateLimits {

    private static final int MOST_BUCKETS = 100_000;

    private final boolean sandbox;
    private final Allowance token;
    private final Allowance operator;
    private final LoadingCache<UUID, Bucket> tokens;
    private final LoadingCache<UUID, Bucket> operators;
    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> readers;

    public RateLimits(LimitSettings settings, boolean sandbox, TimeMeter time) {
        this.sandbox = sandbox;
        this.token = Allowance.shared(settings.perToken(), settings);
        this.operator = Allowance.shared(settings.perOperatorToken(), settings);
        this.tokens = buckets(token, time);
        this.operators = buckets(operator, time);
        this.addresses = buckets(Allowance.shared(settings.perAddress(), settings), time);
        this.readers = buckets(Allowance.shared(settings.perReader(), settings), time);
    }

    /** Takes one for a known caller; says in the response's headers what is left. */
    public void take(Caller caller, HttpHeaders response) {
        boolean generous = sandbox && caller instanceof Caller.Operator;
        Allowance allowance = generous ? operator : token;
        Bucket bucket = (generous ? operators : tokens).get(TokenIds.of(caller));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        response.set("RateLimit-Policy", allowance.policy());
        response.set("RateLimit", allowance.state(probe));
        if (!probe.isConsumed()) {
            throw Faults.rateLimitExceeded(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** What someone without a valid token is told: the refusal at hand, until the address has used up its failures. */
    public Refused turnAway(@Nullable InetSocketAddress address, Refused refusal) {
        ConsumptionProbe probe = addresses.get(host(address)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? refusal : Faults.rateLimitExceeded(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Takes one for somebody who reads what needs no token. */
    public void takeForReader(@Nullable InetSocketAddress address) {
        ConsumptionProbe probe = readers.get(host(address)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Faults.rateLimitExceeded(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static String host(@Nullable InetSocketAddress address) {
        return address == null || address.getAddress() == null ? "unknown" : address.getAddress().getHostAddress();
    }

    /** A bucket nobody touched for a whole window is full, so forgetting it changes nothing. */
    private static <K> LoadingCache<K, Bucket> buckets(Allowance allowance, TimeMeter time) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(allowance.window().plusSeconds(1))
                .build(_ -> allowance.bucket(time));
    }
}
