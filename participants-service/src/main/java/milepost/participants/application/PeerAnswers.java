package milepost.participants.application;

/** How a person or an enrolment is told to a peer that asks: the snapshot as published, so that the peer applies it like a record. */
public interface PeerAnswers {

    byte[] snapshot(Persons.Stored person);

    byte[] snapshot(Enrolments.Stored enrolment);
}
