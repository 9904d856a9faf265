package milepost.gateway.tokens;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be shown of a provider's token after its creation. */
record IssuedToken(UUID id, String description, Instant createdAt, @Nullable Instant expiresAt, @Nullable Instant revokedAt,
                   @Nullable Instant lastUsedAt) {
}
