package milepost.declarations.domain.submission;

/** Facts that other services own, and of which a copy may be missing or old when a rule rests on it. */
public enum Copied {
    LEAD_PROVIDER, PARTICIPANT, ENROLMENT, APPLICATION, COURSE, COHORT, SCHEDULE, CONTRACT, STATEMENT, DELIVERY_PARTNER, PARTNERSHIP
}
