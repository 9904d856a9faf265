package milepost.gateway.faults;

import java.time.Duration;
import java.util.Map;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;

/** Every answer with which the gateway itself ends a request, beyond those that {@link Refused} names for the whole suite. */
public final class Faults {

    private static final String RETRY_AFTER = "retry_after";

    private Faults() {
    }

    public static Refused serverDateNotAllowed() {
        return Refused.badRequest("server_date_not_allowed", "X-With-Server-Date is understood in a sandbox only.");
    }

    public static Refused serverDateMalformed() {
        return Refused.badRequest("server_date_malformed",
                "X-With-Server-Date must be one RFC 3339 date and time, such as 2026-11-02T09:30:00Z.");
    }

    public static Refused bodyTooLarge(long limit) {
        return new Refused(413, ApiError.of("Payload too large", "body_too_large",
                "The body may have at most %d bytes.".formatted(limit)));
    }

    public static Refused bodyTooSlow() {
        return new Refused(408, ApiError.of("Request time-out", "body_too_slow",
                "The body did not arrive within the time this endpoint has for its whole work; nothing was changed."));
    }

    public static Refused rateLimitExceeded(Duration refill) {
        return new Refused(429, ApiError.of("Too many requests", "rate_limit_exceeded",
                        "The allowance is used up. It refills continuously: come again after the seconds in Retry-After.")
                .with(Map.of(RETRY_AFTER, Math.max(1, refill.plusMillis(999).toSeconds()))));
    }

    public static Refused unavailable() {
        return Refused.unavailable("The service behind this endpoint cannot be reached; nothing was changed.");
    }

    public static Refused timedOut() {
        return new Refused(504, ApiError.of("Gateway time-out", "timed_out", "The service behind this endpoint did not answer in time.")
                .with(Map.of(RETRY_AFTER, 1)));
    }

    /** A command was handed over and its answer never came: it may have been done, and may still be. */
    public static Refused outcomeUnknown() {
        return new Refused(504, ApiError.of("Gateway time-out", "outcome_unknown",
                "The command was handed over but its answer did not come back, so it may have been done. "
                        + "Repeat it with the same Idempotency-Key to learn the outcome."));
    }

    /** There is no answer to replay: the token was shown once (decision A11). */
    public static Refused keyUsed() {
        return new Refused(409, ApiError.of("Conflict", "idempotency_key_used",
                "A token was created with this Idempotency-Key. A token is shown once, so that answer cannot be repeated."));
    }

    public static Refused keyReused() {
        return new Refused(422, ApiError.of("Idempotency-Key", "idempotency_key_reused",
                "This Idempotency-Key was used with another body."));
    }
}
