package milepost.participants.domain.ecf;

import java.util.UUID;

/** A training record's id, which stays when its person is transferred. */
public record TrainingRecordId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
