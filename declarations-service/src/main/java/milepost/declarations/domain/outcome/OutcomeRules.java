package milepost.declarations.domain.outcome;

import static milepost.declarations.domain.submission.Copied.COURSE;
import static milepost.declarations.domain.submission.Copied.ENROLMENT;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import milepost.declarations.domain.submission.Copied;

/** Everything an outcome is checked for, in the order in which refusals are reported (facts/npq 4.7, decision C4). */
public final class OutcomeRules {

    /**
     * One thing that has to hold before an outcome is taken.
     *
     * @param restsOn the copied facts a refusal would rest on; none where the form alone is at fault
     */
    public record Rule(OutcomeReason reason, Set<Copied> restsOn, Predicate<Report> isBroken) {

        public Rule {
            restsOn = Set.copyOf(restsOn);
        }
    }

    /** facts/npq 4.7, decision A15: only a provider that trains the survivor learns of the new id; to others it is 404. */
    static final Rule PARTICIPANT_ID_IS_CURRENT = rule(OutcomeReason.PARTICIPANT_ID_CHANGED, r -> r.survivor() != null);

    /** facts/npq 4.7. */
    static final Rule COURSE_IS_NAMED = rule(OutcomeReason.COURSE_IDENTIFIER_MISSING, r -> r.form().courseIdentifier() == null);

    /** facts/npq 4.7: any course but the early headship coaching offer and what came before it. */
    static final Rule COURSE_IS_ASSESSED = resting(OutcomeReason.COURSE_WITHOUT_OUTCOME, Set.of(COURSE), Report::isAboutCourseWithoutOutcome);

    /** facts/npq 4.7. */
    static final Rule STATE_IS_GIVEN = rule(OutcomeReason.STATE_MISSING, r -> r.form().state() == null);

    /** facts/npq 4.7: providers pass and fail, only the system voids. */
    static final Rule STATE_IS_PASSED_OR_FAILED = rule(OutcomeReason.STATE_INVALID, r -> r.form().state() != null && r.form().result().isEmpty());

    /** facts/npq 4.7. */
    static final Rule DATE_IS_GIVEN = rule(OutcomeReason.COMPLETION_DATE_MISSING, r -> r.form().completionDate() == null);

    /** Decision C4: an impossible date is refused like any other that cannot be read. */
    static final Rule DATE_CAN_BE_READ = rule(OutcomeReason.COMPLETION_DATE_INVALID,
            r -> r.form().completionDate() != null && r.form().date().isEmpty());

    /** facts/npq 4.7; a retired id has no declarations any more, which nobody needs to be told beside it. */
    static final Rule COURSE_WAS_COMPLETED = resting(OutcomeReason.COMPLETED_DECLARATION_MISSING, Set.of(ENROLMENT),
            r -> r.survivor() == null && r.lacksDeclaration());

    /** facts/npq 4.7, decision A16. */
    static final Rule DATE_IS_NOT_IN_FUTURE = rule(OutcomeReason.COMPLETION_DATE_IN_FUTURE, Report::isDatedInFuture);

    static final List<Rule> IN_ORDER = List.of(PARTICIPANT_ID_IS_CURRENT, COURSE_IS_NAMED, COURSE_IS_ASSESSED, STATE_IS_GIVEN,
            STATE_IS_PASSED_OR_FAILED, DATE_IS_GIVEN, DATE_CAN_BE_READ, COURSE_WAS_COMPLETED, DATE_IS_NOT_IN_FUTURE);

    /** The rules a report breaks, all of them, in order; none when the outcome can be taken. */
    public static List<Rule> brokenBy(Report report) {
        return IN_ORDER.stream().filter(rule -> rule.isBroken().test(report)).toList();
    }

    private static Rule rule(OutcomeReason reason, Predicate<Report> isBroken) {
        return new Rule(reason, Set.of(), isBroken);
    }

    private static Rule resting(OutcomeReason reason, Set<Copied> restsOn, Predicate<Report> isBroken) {
        return new Rule(reason, restsOn, isBroken);
    }

    private OutcomeRules() {
    }
}
