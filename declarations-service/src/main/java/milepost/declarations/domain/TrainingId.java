package milepost.declarations.domain;

import java.util.UUID;

/** One person on one course with one provider at a time: for NPQ the enrolment, whose id is that of the application. */
public record TrainingId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
