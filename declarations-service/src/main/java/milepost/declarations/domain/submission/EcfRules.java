package milepost.declarations.domain.submission;

import static milepost.declarations.domain.submission.Copied.COHORT;
import static milepost.declarations.domain.submission.Copied.COURSE;
import static milepost.declarations.domain.submission.Copied.ENROLMENT;
import static milepost.declarations.domain.submission.Copied.SCHEDULE;
import static milepost.declarations.domain.submission.Copied.STATEMENT;

import java.util.List;
import java.util.Set;

/**
 * Everything a declaration for an early career teacher or a mentor is checked for, in the order in which refusals are reported. Who
 * delivers and who mentors is taken from the training record, so nothing that is sent about it is looked at (decision D8).
 */
final class EcfRules {

    /** The training record of that role; a course of the other role or family is not theirs. */
    static final Rule PARTICIPANT_TAKES_COURSE = Rule.ifAllHeld(Reason.COURSE_NOT_TAKEN_BY_PARTICIPANT, "third seed 5; facts/ecf 2.2 rule 13",
            Set.of(ENROLMENT, COURSE), s -> s.known().training() == null || s.known().course() == null);

    static final Rule PROVIDER_TRAINED_ON_THAT_DAY = Rule.ifAllHeld(Reason.PARTICIPANT_TRANSFERRED, "third seed 5; facts/ecf 2.5; decision C7",
            Set.of(ENROLMENT), Submission::isAfterTransfer);

    static final Rule DATE_IS_NOT_AFTER_WITHDRAWAL = Rule.ifAllHeld(Reason.PARTICIPANT_WITHDRAWN, "third seed 3; facts/ecf 2.2 rule 2; decision D6",
            Set.of(ENROLMENT), Submission::isAfterWithdrawalFromProvider);

    static final Rule TYPE_EXISTS = Rule.always(Reason.DECLARATION_TYPE_INVALID, "facts/ecf 7.2 rule 5",
            s -> s.form().declarationType() != null && s.form().type().isEmpty());

    static final Rule PAYMENTS_GO_ON = Rule.ifAllHeld(Reason.COHORT_PAYMENTS_FROZEN, "facts/ecf 7.2 rule 11", Set.of(ENROLMENT, COHORT),
            Submission::isInFrozenCohort);

    static final Rule SCHEDULE_IS_KNOWN = Rule.ifAllHeld(Reason.SCHEDULE_NOT_KNOWN, "convergence rule 4", Set.of(ENROLMENT, SCHEDULE),
            s -> s.known().schedule() == null);

    static final Rule DATE_IS_NOT_AFTER_MILESTONE = Rule.ifAllHeld(Reason.DECLARATION_DATE_AFTER_MILESTONE,
            "third seed 4; facts/ecf 2.2 rule 8 and 7.8; decisions D4 and A16", Set.of(ENROLMENT, SCHEDULE), Submission::isAfterMilestone);

    static final Rule STATEMENT_IS_OPEN = Rule.ifAllHeld(Reason.STATEMENT_UNAVAILABLE, "third seed 6; facts/ecf 2.2 rule 9; decision E4",
            Set.of(ENROLMENT, STATEMENT), Submission::lacksStatement);

    static final Rule TYPE_IS_FOR_MENTORS = Rule.ifAllHeld(Reason.DECLARATION_TYPE_NOT_FOR_MENTORS, "third seed 6; facts/ecf 2.2 rule 12; decision D7",
            Set.of(ENROLMENT, COHORT), Submission::isBetweenForMentor);

    static final Rule EVIDENCE_IS_GIVEN = Rule.ifAllHeld(Reason.EVIDENCE_HELD_MISSING, "third seed 2; facts/ecf 2.4; decision D7", Set.of(ENROLMENT, COHORT),
            s -> s.form().evidenceHeld() == null && s.needsEvidence());

    static final Rule EVIDENCE_COUNTS = Rule.ifAllHeld(Reason.EVIDENCE_HELD_INVALID, "third seed 6; facts/ecf 2.4; decision D7", Set.of(ENROLMENT, COHORT),
            s -> s.form().evidenceHeld() != null && s.needsEvidence() && s.countingEvidence().isEmpty());

    static final List<Rule> IN_ORDER = List.of(SharedRules.COURSE_IS_SUPPORTED, SharedRules.PARTICIPANT_IS_NAMED,
            SharedRules.PARTICIPANT_ID_IS_CURRENT, SharedRules.PARTICIPANT_TRAINS_WITH_PROVIDER, PARTICIPANT_TAKES_COURSE,
            PROVIDER_TRAINED_ON_THAT_DAY, DATE_IS_NOT_AFTER_WITHDRAWAL, SharedRules.DATE_IS_GIVEN, SharedRules.DATE_CAN_BE_READ,
            SharedRules.DATE_IS_NOT_IN_FUTURE, SharedRules.TYPE_IS_GIVEN, TYPE_EXISTS, SharedRules.COHORT_IS_KNOWN, PAYMENTS_GO_ON,
            SCHEDULE_IS_KNOWN, SharedRules.SCHEDULE_HAS_MILESTONE, SharedRules.DATE_IS_ON_OR_AFTER_MILESTONE, DATE_IS_NOT_AFTER_MILESTONE,
            SharedRules.PROVIDER_HAS_CONTRACT, STATEMENT_IS_OPEN, SharedRules.SLOT_IS_FREE, TYPE_IS_FOR_MENTORS, SharedRules.DATES_ARE_IN_SEQUENCE,
            EVIDENCE_IS_GIVEN, EVIDENCE_COUNTS);

    private EcfRules() {
    }
}
