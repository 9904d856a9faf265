package milepost.gateway.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The allowances of decisions A12 and A17.
 *
 * @param window           in which an empty bucket fills up
 * @param perToken         requests per window with one access token
 * @param perOperatorToken the same for operators of a sandbox, who load whole years of data
 * @param perAddress       failures per window of one address without a valid token
 * @param perReader        requests per window of one address for what needs no token (facts/npq 1.8)
 * @param replicas         gateways among which a token's requests are spread
 */
@ConfigurationProperties("milepost.limits")
public record LimitSettings(
        @DefaultValue("5m") Duration window,
        @DefaultValue("1000") int perToken,
        @DefaultValue("100000") int perOperatorToken,
        @DefaultValue("300") int perAddress,
        @DefaultValue("300") int perReader,
        @DefaultValue("1") int replicas) {

    public LimitSettings {
        if (window.isNegative() || window.isZero() || perToken < 1 || perOperatorToken < 1 || perAddress < 1 || perReader < 1 || replicas < 1) {
            throw new IllegalArgumentException("milepost.limits: every figure must be positive");
        }
    }
}
