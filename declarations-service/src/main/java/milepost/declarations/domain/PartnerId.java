package milepost.declarations.domain;

import java.util.UUID;

/** A delivery partner. */
public record PartnerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
