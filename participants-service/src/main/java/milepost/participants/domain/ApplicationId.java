package milepost.participants.domain;

import java.util.UUID;

/** An application's id, which for NPQs is also the id of the enrolment born of it. */
public record ApplicationId(UUID value) implements TrainingId {

    @Override
    public String word() {
        return "application_id";
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
