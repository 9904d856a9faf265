package milepost.participants.domain;

import java.util.UUID;

/** The tenant: whoever trains. */
public record LeadProviderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
