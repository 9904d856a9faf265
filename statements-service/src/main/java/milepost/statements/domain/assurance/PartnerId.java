package milepost.statements.domain.assurance;

import java.util.UUID;

/** Identifies a delivery partner. */
public record PartnerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
