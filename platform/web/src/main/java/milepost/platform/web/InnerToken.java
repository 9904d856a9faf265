package milepost.platform.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified inner token.
 *
 * @param clock the request clock of a sandbox, null where the caller lives in the present
 * @param raw   as it came, to be forwarded on calls made for this request
 */
public record InnerToken(Caller caller, @Nullable Instant clock, Instant expiresAt, String raw) {

    @Override
    public String toString() {
        return "InnerToken[" + caller.name() + "]";
    }
}
