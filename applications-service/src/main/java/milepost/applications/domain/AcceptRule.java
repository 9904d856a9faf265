package milepost.applications.domain;

import static milepost.applications.domain.catalogue.CohortFunding.CAPPED;
import static milepost.applications.domain.catalogue.CohortFunding.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One rule of accepting an application.
 *
 * @param name   the rule as a policy person says it
 * @param gated  looked at only while no rule before it is broken
 * @param broken tells when the rule is broken
 */
public record AcceptRule(String name, boolean gated, Predicate<AcceptCase> broken, Refusal refusal) {

    /** The code of the one refusal that rests on what other services own: who the person is and whether they still train. */
    public static final String ALREADY_ACCEPTED_ELSEWHERE = "participant_already_accepted";

    /** In the order of facts/npq 3.4, as decisions B1 to B6 amend it. */
    public static final List<AcceptRule> ALL = List.of(
            // rule 2
            always("a capped cohort needs a yes or no to the funded place",
                    c -> c.cohort().funding() == CAPPED && c.place() == PlaceAnswer.NOT_STATED,
                    new Refusal("funded_place", "funded_place_missing",
                            "Say with '#/funded_place' whether this place is funded: true or false. This cohort has a limited number of funded places.")),
            // rule 3
            always("a cohort without funding has no funded places",
                    c -> c.cohort().funding() == ZERO && c.place() != PlaceAnswer.UNFUNDED,
                    new Refusal("funded_place", "funded_place_not_available",
                            "Set '#/funded_place' to false: this cohort has no funded places.")),
            // rule 4, decision B1
            always("an accepted application cannot be accepted again",
                    c -> refusedWith(c, "application_already_accepted"),
                    new Refusal("application", "application_already_accepted", "This application was accepted before.")),
            // rule 5, decision B1
            always("a rejected application stays rejected",
                    c -> refusedWith(c, "application_already_rejected"),
                    new Refusal("application", "application_already_rejected",
                            "This application was rejected, so it can no longer be accepted.")),
            // rule 6, decision B3
            always("one accepted application per person, training and cohort",
                    c -> !c.blocking().isEmpty(),
                    new Refusal("application", ALREADY_ACCEPTED_ELSEWHERE,
                            "The participant is already training for this course in this cohort on another accepted application.")),
            // rule 7
            unlessBrokenBefore("a funded place needs somebody eligible for funding",
                    c -> c.cohort().funding() == CAPPED && c.place() == PlaceAnswer.FUNDED && !c.application().funding().eligible(),
                    new Refusal("application", "not_eligible_for_funded_place",
                            "The participant is not eligible for funding, so '#/funded_place' cannot be true.")),
            // rule 8
            always("a named schedule belongs to the cohort",
                    c -> c.requested().isPresent() && c.schedule().isEmpty(),
                    new Refusal("schedule_identifier", "schedule_not_in_cohort",
                            "There is no schedule '#/schedule_identifier' in the cohort of this application.")),
            // rule 8b, decision B4
            always("without a named schedule there is a default one",
                    c -> c.requested().isEmpty() && c.schedule().isEmpty(),
                    new Refusal("schedule_identifier", "schedule_not_determined",
                            "No schedule fits this course, cohort and date by itself: name one in '#/schedule_identifier'.")),
            // rule 9
            unlessBrokenBefore("the schedule is one for the course",
                    c -> c.schedule().filter(schedule -> schedule.courseGroup() != c.application().courseGroup()).isPresent(),
                    new Refusal("schedule_identifier", "schedule_not_for_course",
                            "The schedule '#/schedule_identifier' is not meant for this course.")),
            // decision B6
            unlessBrokenBefore("no more funded places than the provider's cap",
                    c -> c.cohort().funding() == CAPPED && c.place() == PlaceAnswer.FUNDED && c.cap().isReached(),
                    new Refusal("funded_place", "funding_cap_reached",
                            "Every funded place you have for this course in this cohort is taken.")));

    /** What the case breaks, in the order of the rules. */
    static List<Refusal> broken(AcceptCase facts) {
        List<Refusal> refusals = new ArrayList<>();
        for (AcceptRule rule : ALL) {
            if ((!rule.gated || refusals.isEmpty()) && rule.broken.test(facts)) {
                refusals.add(rule.refusal);
            }
        }
        return List.copyOf(refusals);
    }

    private static boolean refusedWith(AcceptCase facts, String code) {
        var step = ApplicationLifecycle.decide(facts.application().state(), Acceptance.command(facts));
        return step instanceof ApplicationLifecycle.Step.Refused(String why) && why.equals(code);
    }

    private static AcceptRule always(String name, Predicate<AcceptCase> broken, Refusal refusal) {
        return new AcceptRule(name, false, broken, refusal);
    }

    private static AcceptRule unlessBrokenBefore(String name, Predicate<AcceptCase> broken, Refusal refusal) {
        return new AcceptRule(name, true, broken, refusal);
    }
}
