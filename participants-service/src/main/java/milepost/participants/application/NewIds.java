package milepost.participants.application;

import milepost.participants.domain.ParticipantId;

/** Where ids of new persons come from. */
public interface NewIds {

    ParticipantId participant();
}
