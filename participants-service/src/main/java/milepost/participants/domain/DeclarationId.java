package milepost.participants.domain;

import java.util.UUID;

/** A declaration, which declarations-service owns. */
public record DeclarationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
