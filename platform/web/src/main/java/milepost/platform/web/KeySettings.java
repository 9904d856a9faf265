package milepost.platform.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where the keys of inner tokens are: {@code milepost.keys.jwks} and {@code milepost.keys.private}.
 *
 * @param jwks    file with the public keys of all issuers; {@code kid} = issuer, two of one while its key is rotated
 * @param signing file with this process's own private key
 */
@ConfigurationProperties("milepost.keys")
public record KeySettings(Path jwks, @Name("private") Path signing) {

    public KeySettings {
        require(jwks, "milepost.keys.jwks");
        require(signing, "milepost.keys.private");
    }

    private static void require(@Nullable Path file, String property) {
        if (file == null) {
            throw new IllegalArgumentException(property + " must name a file");
        }
    }
}
