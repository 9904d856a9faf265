package milepost.participants.domain;

import java.util.UUID;

/** The id of what somebody trains by, and of what declarations are about: of an enrolment, or of a training record. */
public interface TrainingId {

    UUID value();

    /** What the published snapshots of declarations call it. */
    String word();
}
