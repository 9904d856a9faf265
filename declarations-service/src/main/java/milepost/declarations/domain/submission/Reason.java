package milepost.declarations.domain.submission;

import milepost.declarations.domain.Fault;

/** Why a declaration is not taken: the attribute it is about, and one sentence. */
public enum Reason implements Fault {
    COURSE_UNSUPPORTED("course_identifier", "This course is no longer supported, so nothing can be declared for it."),
    PARTICIPANT_ID_MISSING("participant_id", "Say who the declaration is about: '#/participant_id' is missing."),
    PARTICIPANT_ID_CHANGED("participant_id", "This participant has a new id. Declare for the id given in meta."),
    PARTICIPANT_NOT_RECOGNISED("participant_id", "You train nobody with the id in '#/participant_id'."),
    PARTICIPANT_WITHDRAWN("participant_id", "The participant was withdrawn before this date; only dates up to the day of withdrawal count."),
    PARTICIPANT_TRANSFERRED("participant_id", "Another provider trained the participant by this date; of your own training only dates before the transfer count."),
    PARTICIPANT_DEFERRED("participant_id", "The participant's training is deferred. Resume it before declaring."),
    COURSE_IDENTIFIER_MISSING("course_identifier", "Say which course the declaration is about: '#/course_identifier' is missing."),
    COURSE_NOT_TAKEN_BY_PARTICIPANT("course_identifier", "The participant is not in training with you on the course in '#/course_identifier'."),
    DECLARATION_DATE_MISSING("declaration_date", "Say when the milestone was reached: '#/declaration_date' is missing."),
    DECLARATION_DATE_INVALID("declaration_date", "'#/declaration_date' is not a date and time as RFC 3339 writes them, such as 2024-11-05T09:30:00Z."),
    DECLARATION_DATE_IN_FUTURE("declaration_date", "'#/declaration_date' lies in the future."),
    DECLARATION_DATE_BEFORE_MILESTONE("declaration_date", "'#/declaration_date' lies before the day from which this milestone can be declared."),
    DECLARATION_DATE_AFTER_MILESTONE("declaration_date", "'#/declaration_date' lies after the last day on which this milestone could be reached."),
    DECLARATION_TYPE_MISSING("declaration_type", "Say which milestone was reached: '#/declaration_type' is missing."),
    DECLARATION_TYPE_INVALID("declaration_type", "'#/declaration_type' is not one of the milestones of this course."),
    APPLICATION_NOT_KNOWN("application", "The accepted application behind this training cannot be found."),
    COHORT_NOT_KNOWN("cohort", "The cohort of this training cannot be found."),
    COHORT_PAYMENTS_FROZEN("cohort", "Payments for the participant's cohort have ended, so nothing can be declared for it any more."),
    SCHEDULE_NOT_KNOWN("cohort", "The schedule of this training cannot be found."),
    SCHEDULE_MISSING("application", "The training has no schedule yet, so no milestone can be declared."),
    DECLARATION_TYPE_NOT_IN_SCHEDULE("declaration_type", "The participant's schedule has no such milestone."),
    DECLARATION_TYPE_NOT_FOR_MENTORS("declaration_type", "Mentors of this cohort are declared as started and completed only."),
    DECLARATION_OUT_OF_SEQUENCE("declaration_date", "'#/declaration_date' does not lie between the dates declared for the milestones before and after this one."),
    CONTRACT_MISSING("cohort", "You have no contract for this course in the participant's cohort."),
    STATEMENT_UNAVAILABLE("cohort", "No statement of the participant's cohort is open any more, so this declaration could not be paid."),
    HAS_PASSED_MISSING("has_passed", "A completed declaration for this course says whether the participant passed: '#/has_passed' is missing."),
    HAS_PASSED_INVALID("has_passed", "'#/has_passed' is neither true nor false."),
    EVIDENCE_HELD_MISSING("evidence_held", "Say what shows that the participant was trained: '#/evidence_held' is missing."),
    EVIDENCE_HELD_INVALID("evidence_held", "'#/evidence_held' is no evidence that counts for this milestone, course and cohort."),
    DECLARATION_ALREADY_EXISTS("base", "This milestone has already been declared for this training."),
    DELIVERY_PARTNER_NOT_FOUND("delivery_partner_id", "There is no delivery partner with the id in '#/delivery_partner_id'."),
    SECONDARY_DELIVERY_PARTNER_NOT_FOUND("secondary_delivery_partner_id", "There is no delivery partner with the id in '#/secondary_delivery_partner_id'."),
    DELIVERY_PARTNER_MISSING("delivery_partner_id", "Name the delivery partner: '#/delivery_partner_id' is missing."),
    DELIVERY_PARTNER_NOT_ALLOWED("delivery_partner_id", "Training outside England has no delivery partner; leave '#/delivery_partner_id' out."),
    DELIVERY_PARTNER_NOT_YOURS("delivery_partner_id", "You do not work with this delivery partner in the participant's cohort."),
    SECONDARY_DELIVERY_PARTNER_NOT_ALLOWED("secondary_delivery_partner_id", "Training outside England has no delivery partner; leave '#/secondary_delivery_partner_id' out."),
    SECONDARY_DELIVERY_PARTNER_WITHOUT_PRIMARY("secondary_delivery_partner_id", "A second delivery partner can only be named beside a first."),
    SECONDARY_DELIVERY_PARTNER_REPEATED("secondary_delivery_partner_id", "The second delivery partner is the same as the first."),
    SECONDARY_DELIVERY_PARTNER_NOT_YOURS("secondary_delivery_partner_id", "You do not work with this second delivery partner in the participant's cohort.");

    private final String title;
    private final String sentence;

    Reason(String title, String sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
