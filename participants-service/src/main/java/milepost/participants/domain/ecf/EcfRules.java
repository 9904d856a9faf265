package milepost.participants.domain.ecf;

import static milepost.participants.domain.training.Copied.COHORTS;
import static milepost.participants.domain.training.Copied.DECLARATIONS;
import static milepost.participants.domain.training.Copied.OFFERS;
import static milepost.participants.domain.training.Copied.SCHEDULES;
import static milepost.participants.domain.training.Rule.always;
import static milepost.participants.domain.training.Rule.unlessBrokenBefore;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import milepost.participants.domain.Refusal;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.training.AskedRules;
import milepost.participants.domain.training.Reasons;
import milepost.participants.domain.training.Rule;

/** What has to hold before a provider changes somebody's training in the early career framework, in the order in which refusals are reported. */
final class EcfRules {

    private static final String REDUCED = "ecf-reduced-";

    /** facts/ecf 1.8 and 2.2; whoever is not visible at all is answered before. */
    static final List<Rule<EcfCase>> COMMON = List.of(
            AskedRules.courseNamed(),
            always("the course is one of the early career framework", Set.of(),
                    c -> c.asked().courseIdentifier() != null && c.asked().course().flatMap(Role::of).isEmpty(),
                    new Refusal("course_identifier", "course_identifier_unknown",
                            "'#/course_identifier' is neither 'ecf-induction' nor 'ecf-mentor'.")),
            unlessBrokenBefore("the participant is one of yours on this course", Set.of(),
                    c -> c.training().isEmpty(),
                    new Refusal("course_identifier", "training_record_not_found",
                            "You have no training record of this participant for the course in '#/course_identifier'.")),
            // facts/ecf 7.1
            always("somebody who left is another provider's", Set.of(),
                    EcfCase::left,
                    new Refusal("participant_id", "participant_left", "The participant's training with you has ended.")));

    /** facts/ecf 1.8 and 7.1. */
    static final List<Rule<EcfCase>> WITHDRAW = List.of(
            AskedRules.reasonGiven(),
            AskedRules.reasonAmong("the reason is one for withdrawing", EcfReasons.FOR_WITHDRAWAL),
            always("only mentors stop being mentors", Set.of(),
                    c -> c.is(Role.ECT) && c.asked().reason() != null && EcfReasons.OF_MENTORS.contains(c.asked().reason()),
                    new Refusal("reason", "reason_for_mentors_only", "'#/reason' can be given for mentors only.")),
            withdrawn("somebody withdrawn is not withdrawn again"),
            trainedADay("nobody is withdrawn before a whole day of training"));

    /** facts/ecf 1.8 and 7.1. */
    static final List<Rule<EcfCase>> DEFER = List.of(
            AskedRules.reasonGiven(),
            AskedRules.reasonAmong("the reason is one for deferring", Reasons.FOR_DEFERRAL),
            always("somebody deferred is not deferred again", Set.of(),
                    c -> c.is(TrainingStatus.DEFERRED),
                    new Refusal("participant_profile", "participant_already_deferred", "The participant's training is deferred already.")),
            withdrawn("somebody withdrawn is not deferred"),
            trainedADay("nobody is deferred before a whole day of training"));

    /** facts/ecf 1.8, decision C1: from withdrawn, too. */
    static final List<Rule<EcfCase>> RESUME = List.of(
            always("somebody active has nothing to resume", Set.of(),
                    c -> c.is(TrainingStatus.ACTIVE),
                    new Refusal("participant_profile", "participant_already_active", "The participant is in training already.")));

    /** facts/ecf 2.12 and 7.1, decisions C3, D0 and D4. */
    static final List<Rule<EcfCase>> CHANGE_SCHEDULE = List.of(
            AskedRules.scheduleNamed(),
            always("the cohort has the schedule", Set.of(COHORTS, SCHEDULES),
                    c -> c.present().isPresent() && c.asked().scheduleIdentifier() != null && c.move().isEmpty(),
                    new Refusal("schedule_identifier", "schedule_not_found",
                            "The cohort in question has no schedule with the identifier in '#/schedule_identifier'.")),
            // an offer stands for the partnership with the school
            unlessBrokenBefore("you offer the course in the cohort of the schedule", Set.of(OFFERS),
                    moving((move, c) -> !c.offers(move.schedule().cohort())),
                    new Refusal("cohort", "course_not_offered", "You do not offer this course in the cohort of that schedule.")),
            withdrawn("somebody withdrawn keeps the schedule"),
            always("somebody who completed keeps the schedule, unless it is reduced for an early career teacher", Set.of(DECLARATIONS),
                    c -> c.completed() && !(c.is(Role.ECT) && c.asksFor(REDUCED)),
                    new Refusal("participant_id", "participant_completed", "The participant has completed the training.")),
            always("the schedule is another one", Set.of(),
                    moving((move, _) -> move.changesNothing()),
                    new Refusal("schedule_identifier", "schedule_unchanged", "The participant is on that schedule already.")),
            always("the schedule is one of the early career framework", Set.of(SCHEDULES),
                    moving((move, _) -> move.schedule().group() != CourseGroup.ECF),
                    new Refusal("schedule_identifier", "schedule_not_for_course",
                            "The schedule '#/schedule_identifier' is not meant for this course.")),
            meantForTheRole("no mentor trains on a reduced schedule", RecordRefusal.SCHEDULE_NOT_FOR_MENTORS),
            meantForTheRole("no early career teacher trains on a replacement schedule", RecordRefusal.SCHEDULE_FOR_MENTORS_ONLY),
            // the end of a window where one is set: decision D4
            always("every live declaration fits the schedule", Set.of(DECLARATIONS, SCHEDULES, COHORTS),
                    moving((move, c) -> !move.leavesDeclarationsBehind() && c.live().stream()
                            .anyMatch(declaration -> !move.schedule().allows(declaration.type(), declaration.date()))),
                    new Refusal("schedule_identifier", "schedule_invalidates_declarations",
                            "That schedule would not allow what was declared already. Void those declarations first.")),
            always("nobody with live declarations changes the cohort, unless payments for that of an early career teacher are frozen", Set.of(DECLARATIONS, COHORTS),
                    moving((move, c) -> move.changesCohort() && !c.live().isEmpty() && !move.leavesDeclarationsBehind()),
                    new Refusal("cohort", "cohort_has_declarations",
                            "The cohort cannot change while declarations are live. Void them first.")));

    private EcfRules() {
    }

    private static Rule<EcfCase> withdrawn(String name) {
        return always(name, Set.of(), c -> c.is(TrainingStatus.WITHDRAWN),
                new Refusal("participant_profile", "participant_already_withdrawn", "The participant has withdrawn from this course."));
    }

    private static Rule<EcfCase> trainedADay(String name) {
        return always(name, Set.of(), EcfCase::trainedLessThanADay,
                new Refusal("participant_id", "training_under_a_day", "The participant has not trained with you for a whole day yet."));
    }

    /** As for operators (facts/ecf 2.14 and 7.1). */
    private static Rule<EcfCase> meantForTheRole(String name, RecordRefusal reason) {
        return always(name, Set.of(), c -> c.refusedForTheRole(reason), reason.refusal());
    }

    private static Predicate<EcfCase> moving(BiPredicate<EcfMove, EcfCase> condition) {
        return c -> c.move().filter(move -> condition.test(move, c)).isPresent();
    }

    static List<Rule<EcfCase>> withCommon(List<Rule<EcfCase>> own) {
        return Stream.concat(COMMON.stream(), own.stream()).toList();
    }
}
