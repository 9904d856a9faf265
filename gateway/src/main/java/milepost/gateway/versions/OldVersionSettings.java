package milepost.gateway.versions;

import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The end of versions 1 and 2, as clients are told of it; nothing is switched off by it.
 *
 * @param deprecatedAt since when nothing new should be built on them
 * @param sunsetAt     when they may be gone
 */
@ConfigurationProperties("milepost.old-versions")
public record OldVersionSettings(
        @DefaultValue("2026-09-01T00:00:00Z") Instant deprecatedAt,
        @DefaultValue("2028-09-01T00:00:00Z") Instant sunsetAt) {

    public OldVersionSettings {
        // RFC 9745, section 4
        if (sunsetAt.isBefore(deprecatedAt)) {
            throw new IllegalArgumentException("milepost.old-versions: sunset-at must not be earlier than deprecated-at");
        }
    }
}
