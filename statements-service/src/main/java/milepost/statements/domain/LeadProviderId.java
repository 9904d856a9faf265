package milepost.statements.domain;

import java.util.UUID;

/** Identifies a lead provider. */
public record LeadProviderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
