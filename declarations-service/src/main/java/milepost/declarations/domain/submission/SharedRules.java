package milepost.declarations.domain.submission;

import static milepost.declarations.domain.submission.Copied.APPLICATION;
import static milepost.declarations.domain.submission.Copied.COHORT;
import static milepost.declarations.domain.submission.Copied.CONTRACT;
import static milepost.declarations.domain.submission.Copied.COURSE;
import static milepost.declarations.domain.submission.Copied.ENROLMENT;
import static milepost.declarations.domain.submission.Copied.PARTICIPANT;
import static milepost.declarations.domain.submission.Copied.SCHEDULE;

import java.util.Set;

/** What a declaration of either family is checked for; each family's list says when. */
final class SharedRules {

    static final Rule COURSE_IS_SUPPORTED = Rule.first(Reason.COURSE_UNSUPPORTED, "third seed 1; decision D15", Set.of(COURSE),
            s -> s.known().course() != null && !s.known().course().supported());

    static final Rule PARTICIPANT_IS_NAMED = Rule.always(Reason.PARTICIPANT_ID_MISSING, "third seed 2; facts/npq 5.3 rule 2; facts/ecf 2.2 rule 1",
            s -> s.form().participantId() == null);

    /** Only a provider that trains the survivor learns of the new id. */
    static final Rule PARTICIPANT_ID_IS_CURRENT = Rule.ifAllHeld(Reason.PARTICIPANT_ID_CHANGED, "facts/npq 5.3 rule 2; decision A15",
            Set.of(PARTICIPANT, ENROLMENT), s -> s.known().survivor() != null);

    static final Rule PARTICIPANT_TRAINS_WITH_PROVIDER = Rule.ifAllHeld(Reason.PARTICIPANT_NOT_RECOGNISED,
            "third seed 3 and 5; facts/npq 5.3 rule 3; facts/ecf 2.2 rules 1 and 14", Set.of(PARTICIPANT, ENROLMENT, APPLICATION),
            s -> s.known().person() == null || s.known().person().isRetired() || !s.known().trainsWithProvider());

    static final Rule DATE_IS_GIVEN = Rule.always(Reason.DECLARATION_DATE_MISSING, "third seed 2; facts/npq 5.3 rule 7; facts/ecf 2.2 rule 3",
            s -> s.form().declarationDate() == null);

    static final Rule DATE_CAN_BE_READ = Rule.always(Reason.DECLARATION_DATE_INVALID,
            "third seed 4; facts/npq 5.3 rule 6; facts/ecf 2.2 rule 6; decision D4",
            s -> s.form().declarationDate() != null && s.form().date().isEmpty());

    static final Rule DATE_IS_NOT_IN_FUTURE = Rule.always(Reason.DECLARATION_DATE_IN_FUTURE,
            "third seed 4; facts/npq 5.4; facts/ecf 2.2 rule 5; decision D4", Submission::isDatedInFuture);

    static final Rule TYPE_IS_GIVEN = Rule.always(Reason.DECLARATION_TYPE_MISSING, "third seed 2; facts/npq 5.3 rule 8; facts/ecf 2.2 rule 4",
            s -> s.form().declarationType() == null);

    /** Nothing is decided before it is known. */
    static final Rule COHORT_IS_KNOWN = Rule.ifAllHeld(Reason.COHORT_NOT_KNOWN, "convergence rule 4", Set.of(COHORT),
            s -> s.known().cohort() == null);

    static final Rule SCHEDULE_HAS_MILESTONE = Rule.ifAllHeld(Reason.DECLARATION_TYPE_NOT_IN_SCHEDULE,
            "third seed 6; facts/npq 5.3 rule 10; facts/ecf 2.2 rule 10", Set.of(ENROLMENT, SCHEDULE), Submission::isWithoutMilestone);

    static final Rule DATE_IS_ON_OR_AFTER_MILESTONE = Rule.ifAllHeld(Reason.DECLARATION_DATE_BEFORE_MILESTONE,
            "third seed 4; facts/npq 5.3 rule 6; facts/ecf 2.2 rule 7; decisions D4 and A16", Set.of(ENROLMENT, SCHEDULE), Submission::isBeforeMilestone);

    static final Rule DATES_ARE_IN_SEQUENCE = Rule.ifAllHeld(Reason.DECLARATION_OUT_OF_SEQUENCE, "facts/ecf 7.2 rule 14; decisions D5 and A16", Set.of(COHORT),
            Submission::isOutOfSequence);

    static final Rule PROVIDER_HAS_CONTRACT = Rule.ifAllHeld(Reason.CONTRACT_MISSING, "facts/npq 5.3 rule 11", Set.of(ENROLMENT, COHORT, CONTRACT),
            s -> !s.known().hasContract());

    static final Rule SLOT_IS_FREE = Rule.ifAllHeld(Reason.DECLARATION_ALREADY_EXISTS,
            "third seed 6; facts/npq 5.3 rule 14; facts/ecf 2.2 rule 11; decision D3", Set.of(),
            s -> s.form().type().flatMap(s.known()::holderOfSlot).isPresent());

    private SharedRules() {
    }
}
