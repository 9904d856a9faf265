package milepost.declarations.domain.outcome;

import milepost.declarations.domain.Fault;

/** Why an outcome is not taken. */
public enum OutcomeReason implements Fault {
    PARTICIPANT_ID_CHANGED("participant_id", "This participant has a new id. Report outcomes for the id given in meta."),
    COURSE_IDENTIFIER_MISSING("course_identifier", "Say which course ended: '#/course_identifier' is missing."),
    COURSE_WITHOUT_OUTCOME("course_identifier", "'#/course_identifier' is not one of the courses that end with an assessment."),
    STATE_MISSING("state", "Say how the course ended: '#/state' is missing."),
    STATE_INVALID("state", "'#/state' is neither passed nor failed."),
    COMPLETION_DATE_MISSING("completion_date", "Say when the course was completed: '#/completion_date' is missing."),
    COMPLETION_DATE_INVALID("completion_date", "'#/completion_date' is not a day of the calendar, written as 2024-11-05."),
    COMPLETED_DECLARATION_MISSING("base", "There is no completed declaration for this participant and course that an outcome could belong to."),
    COMPLETION_DATE_IN_FUTURE("completion_date", "'#/completion_date' lies in the future.");

    private final String title;
    private final String sentence;

    OutcomeReason(String title, String sentence) {
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
