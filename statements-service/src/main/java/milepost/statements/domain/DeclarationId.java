package milepost.statements.domain;

import java.util.UUID;

/** Identifies a declaration, which declarations-service owns. */
public record DeclarationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
