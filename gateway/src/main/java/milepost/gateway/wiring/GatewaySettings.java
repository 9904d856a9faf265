package milepost.gateway.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What kind of gateway this is.
 *
 * @param sandbox                    whether callers may bring their own clock; also the prefix of new tokens
 * @param bootstrapOperatorTokenFile the first operator token, of a sandbox only
 * @param operatorsFile              the hashes of operator tokens with their scopes, a line each
 */
@ConfigurationProperties("milepost")
public record GatewaySettings(boolean sandbox, @Nullable Path bootstrapOperatorTokenFile, @Nullable Path operatorsFile) {

    public GatewaySettings {
        if (bootstrapOperatorTokenFile != null && !sandbox) {
            throw new IllegalArgumentException("milepost.bootstrap-operator-token-file is for sandboxes only: "
                    + "a token whose text lies in a file must not open a live system");
        }
    }
}
