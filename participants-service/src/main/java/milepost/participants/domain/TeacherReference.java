package milepost.participants.domain;

/** A person's teacher reference number and whether it is known to be theirs; only a verified one identifies anybody. */
public record TeacherReference(Trn trn, boolean verified) {
}
