package milepost.participants.domain.ecf;

import java.util.UUID;
import milepost.participants.domain.TrainingId;

/** A training record's id, which stays when its person is transferred. */
public record TrainingRecordId(UUID value) implements TrainingId {

    @Override
    public String word() {
        return "training_record_id";
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
