package milepost.gateway.tokens;

import java.time.Instant;
import milepost.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/** Whom a live token belongs to, and until when. */
record Holder(Caller caller, @Nullable Instant expiresAt) {

    boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
