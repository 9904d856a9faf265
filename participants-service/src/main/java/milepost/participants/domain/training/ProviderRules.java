package milepost.participants.domain.training;

import static milepost.participants.domain.training.Copied.APPLICATIONS;
import static milepost.participants.domain.training.Copied.COHORTS;
import static milepost.participants.domain.training.Copied.COURSES;
import static milepost.participants.domain.training.Copied.DECLARATIONS;
import static milepost.participants.domain.training.Copied.OFFERS;
import static milepost.participants.domain.training.Copied.SCHEDULES;
import static milepost.participants.domain.training.Rule.always;
import static milepost.participants.domain.training.Rule.unlessBrokenBefore;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.Refusal;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CohortFunding;

/** What has to hold before a provider changes somebody's training, in the order in which refusals are reported. */
public final class ProviderRules {

    private static final Refusal WITHDRAWN = new Refusal("participant_id", "participant_already_withdrawn",
            "The participant has withdrawn from this course.");

    /** facts/npq 4.2 rules 3 and 5; whoever is not visible at all is answered before. */
    static final List<Rule<TrainingCase>> COMMON = List.of(
            AskedRules.courseNamed(),
            always("the course is one that can be taken", Set.of(COURSES),
                    c -> c.asked().courseIdentifier() != null && c.course().isEmpty(),
                    new Refusal("course_identifier", "course_identifier_unknown",
                            "There is no course with the identifier in '#/course_identifier'.")),
            unlessBrokenBefore("the participant trains with you on exactly this course", Set.of(APPLICATIONS),
                    c -> c.training().isEmpty(),
                    new Refusal("participant_id", "accepted_application_not_found",
                            "You have no accepted application of this participant for the course in '#/course_identifier'.")));

    /** facts/npq 4.3, decisions C1 and C2. */
    static final List<Rule<TrainingCase>> DEFER = List.of(
            AskedRules.reasonGiven(),
            AskedRules.reasonAmong("the reason is one for deferring", Reasons.FOR_DEFERRAL),
            always("somebody deferred is not deferred again", Set.of(APPLICATIONS),
                    c -> c.is(TrainingStatus.DEFERRED),
                    new Refusal("participant_id", "participant_already_deferred", "The participant's training is deferred already.")),
            always("somebody withdrawn is not deferred", Set.of(APPLICATIONS), c -> c.is(TrainingStatus.WITHDRAWN), WITHDRAWN),
            always("training that nothing was declared for is not deferred", Set.of(DECLARATIONS),
                    c -> c.trainsWithoutDeclaration(HeardDeclaration::isNotVoided),
                    new Refusal("participant_id", "no_declarations",
                            "Training can be deferred once a declaration was made for it that is not voided.")));

    /** facts/npq 4.4, decision C1: from deferred only. */
    static final List<Rule<TrainingCase>> RESUME = List.of(
            always("somebody active has nothing to resume", Set.of(APPLICATIONS),
                    c -> c.is(TrainingStatus.ACTIVE),
                    new Refusal("participant_id", "participant_already_active", "The participant is in training already.")),
            always("somebody withdrawn does not resume", Set.of(APPLICATIONS), c -> c.is(TrainingStatus.WITHDRAWN), WITHDRAWN));

    /** facts/npq 4.5, decisions C1, C2 and C6a: active and deferred participants alike. */
    static final List<Rule<TrainingCase>> WITHDRAW = List.of(
            AskedRules.reasonGiven(),
            AskedRules.reasonAmong("the reason is one for withdrawing", Reasons.FOR_WITHDRAWAL),
            always("somebody withdrawn is not withdrawn again", Set.of(APPLICATIONS), c -> c.is(TrainingStatus.WITHDRAWN), WITHDRAWN),
            unlessBrokenBefore("training that was never declared as started is not withdrawn", Set.of(DECLARATIONS),
                    c -> c.trainsWithoutDeclaration(TrainingCase::isStarted),
                    new Refusal("participant_id", "no_started_declaration",
                            "A participant can be withdrawn once a started declaration was made that is not voided.")));

    /** facts/npq 4.6, decisions C1, C3 and D0. */
    static final List<Rule<TrainingCase>> CHANGE_SCHEDULE = List.of(
            // rule 1
            AskedRules.scheduleNamed(),
            always("a cohort of that year has the schedule", Set.of(COHORTS, SCHEDULES),
                    c -> c.training().isPresent() && c.asked().scheduleIdentifier() != null && c.move().isEmpty(),
                    new Refusal("schedule_identifier", "schedule_not_found",
                            "No cohort of the year in question has a schedule with the identifier in '#/schedule_identifier'.")),
            // rule 2
            unlessBrokenBefore("you offer the course in the cohort of the schedule", Set.of(OFFERS),
                    moving((move, c) -> !c.offers(move.training().course(), move.schedule().cohort())),
                    new Refusal("cohort", "course_not_offered", "You do not offer this course in the cohort of that schedule.")),
            // rule 3
            always("somebody withdrawn keeps the schedule", Set.of(APPLICATIONS), c -> c.is(TrainingStatus.WITHDRAWN), WITHDRAWN),
            // decision C1
            always("somebody deferred keeps the schedule", Set.of(APPLICATIONS), c -> c.is(TrainingStatus.DEFERRED),
                    new Refusal("participant_id", "participant_deferred", "The participant's training is deferred. Resume it before changing the schedule.")),
            // rule 4, decision C3
            always("every live declaration fits the schedule", Set.of(DECLARATIONS, SCHEDULES),
                    moving((move, c) -> !TrainingCase.disallowed(move.schedule(), c.live()).isEmpty()),
                    new Refusal("schedule_identifier", "schedule_invalidates_declarations",
                            "That schedule would not allow what was declared already. Void those declarations first.")),
            // rule 5
            always("the schedule is another one", Set.of(APPLICATIONS),
                    moving((move, _) -> move.changesNothing()),
                    new Refusal("schedule_identifier", "schedule_unchanged", "The participant is on that schedule already.")),
            // rule 6
            unlessBrokenBefore("the schedule is one for the course", Set.of(SCHEDULES, COURSES),
                    moving((move, c) -> c.course().filter(course -> course.group() == move.schedule().group()).isEmpty()),
                    new Refusal("schedule_identifier", "schedule_not_for_course",
                            "The schedule '#/schedule_identifier' is not meant for this course.")),
            // rule 7
            unlessBrokenBefore("nobody with live declarations changes the cohort", Set.of(DECLARATIONS),
                    moving((move, c) -> move.changesCohort() && !c.live().isEmpty()),
                    new Refusal("cohort", "cohort_has_declarations",
                            "The cohort cannot change while declarations are live. Void them first.")),
            // rule 8
            always("nobody moves from a capped cohort to a full one", Set.of(COHORTS),
                    moving((move, _) -> move.from() == CohortFunding.CAPPED && move.to() == CohortFunding.FULL),
                    new Refusal("cohort", "cohort_funding_mismatch",
                            "Nobody can move from a cohort with a limited number of funded places to one without a limit.")),
            // rule 9
            always("nobody moves from a cohort without funding to a funded one", Set.of(COHORTS),
                    moving((move, _) -> move.from() == CohortFunding.ZERO && move.to() != CohortFunding.ZERO),
                    new Refusal("cohort", "cohort_not_funded", "Nobody can move from a cohort without funded places to one that has them.")),
            // decision B3, as for accepting
            always("nobody trains twice for a course in one cohort", Set.of(APPLICATIONS),
                    moving((move, c) -> move.changesCohort() && c.trainsOtherwise(move.training().course(), move.schedule().cohort())),
                    new Refusal("cohort", "participant_already_accepted",
                            "The participant is in training for this course in that cohort already.")));

    private ProviderRules() {
    }

    private static Predicate<TrainingCase> moving(MoveCondition condition) {
        return c -> c.move().filter(move -> condition.test(move, c)).isPresent();
    }

    static List<Rule<TrainingCase>> withCommon(List<Rule<TrainingCase>> own) {
        return Stream.concat(COMMON.stream(), own.stream()).toList();
    }

    @FunctionalInterface
    private interface MoveCondition {
        boolean test(Move move, TrainingCase facts);
    }
}
