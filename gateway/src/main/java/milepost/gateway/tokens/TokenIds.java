package milepost.gateway.tokens;

import java.util.UUID;
import milepost.platform.web.Caller;

/** The access token behind a caller of the front door. */
public final class TokenIds {

    private TokenIds() {
    }

    public static UUID of(Caller caller) {
        return switch (caller) {
            case Caller.Provider provider -> provider.tokenId();
            case Caller.Operator operator -> operator.tokenId();
            case Caller.Internal internal -> throw new IllegalArgumentException("services do not come through the gateway: " + internal);
        };
    }
}
