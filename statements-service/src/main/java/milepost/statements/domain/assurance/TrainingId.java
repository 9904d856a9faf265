package milepost.statements.domain.assurance;

import java.util.UUID;

/** Identifies somebody's training: of an NPQ the application, of the framework the training record. */
public record TrainingId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
