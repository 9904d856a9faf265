package milepost.participants.domain;

import java.util.UUID;

/** A person's public id. */
public record ParticipantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
