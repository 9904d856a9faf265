package milepost.declarations.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** An outcome, which is a resource of its own to providers. */
public record OutcomeId(UUID value) {

    /** The stamps of one declaration only ever grow, so that no two of its outcomes share one; a restore gives the same id again. */
    static OutcomeId of(DeclarationId declaration, Instant recordedAt) {
        return new OutcomeId(UUID.nameUUIDFromBytes((declaration + "/" + recordedAt).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
