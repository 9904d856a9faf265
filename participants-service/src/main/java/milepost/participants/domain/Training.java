package milepost.participants.domain;

/** An enrolment beside the application it was born of. */
public record Training(Enrolment enrolment, ApplicationCopy.Shown application) {
}
