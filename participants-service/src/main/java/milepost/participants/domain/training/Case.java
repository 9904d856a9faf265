package milepost.participants.domain.training;

/** What a change of somebody's training is decided on, of whatever family: at least what was sent. */
public interface Case {

    Asked asked();
}
