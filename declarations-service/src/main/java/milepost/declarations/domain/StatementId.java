package milepost.declarations.domain;

import java.util.UUID;

/** A financial statement, owned by statements-service. */
public record StatementId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
