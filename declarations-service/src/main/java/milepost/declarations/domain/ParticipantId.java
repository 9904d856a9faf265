package milepost.declarations.domain;

import java.util.UUID;

/** A person in training. */
public record ParticipantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
