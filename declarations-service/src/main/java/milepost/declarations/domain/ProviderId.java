package milepost.declarations.domain;

import java.util.UUID;

/** A lead provider. */
public record ProviderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
