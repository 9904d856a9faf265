package milepost.applications.domain;

import static milepost.applications.domain.catalogue.CohortFunding.CAPPED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One rule of changing the funded place of an accepted application.
 *
 * @param name   the rule as a policy person says it
 * @param gated  looked at only while no rule before it is broken
 * @param broken tells when the rule is broken
 */
public record FundedPlaceRule(String name, boolean gated, Predicate<FundedPlaceCase> broken, Refusal refusal) {

    /** The code of the refusal that rests on what declarations-service owns. */
    public static final String LIVE_DECLARATIONS = "declarations_are_live";
    /** The code of the refusal that rests on the cohort, which the enrolment owns. */
    public static final String COHORT_NOT_CAPPED = "cohort_not_capped";

    /** In the order of facts/npq 3.7, as decision B6 amends it. */
    public static final List<FundedPlaceRule> ALL = List.of(
            always("the funded place is a yes or a no",
                    c -> c.place() == PlaceAnswer.NOT_STATED,
                    new Refusal("funded_place", "funded_place_missing", "Say with '#/funded_place' whether this place is funded: true or false.")),
            always("only an accepted application has a funded place to change",
                    c -> !c.application().isAccepted(),
                    new Refusal("application", "application_not_accepted", "The funded place can be changed once this application is accepted.")),
            always("a funded place needs somebody eligible for funding",
                    c -> c.asksForFunding() && !c.application().funding().eligible(),
                    new Refusal("application", "not_eligible_for_funded_place",
                            "The participant is not eligible for funding, so '#/funded_place' cannot be true.")),
            // decision B6: a place said to be funded in a full cohort is no change
            unlessBrokenBefore("places are given and taken in capped cohorts only",
                    c -> c.cohort().funding() != CAPPED && !c.isIdle(),
                    new Refusal("application", COHORT_NOT_CAPPED, "Funded places cannot be changed in this cohort: their number is not limited, or there are none.")),
            // decision B6; one that is ineligible for funding is not live, so it does not stand in the way of giving the place
            unlessBrokenBefore("no live declaration rests on the place as it is",
                    c -> c.changesSomething() && !c.live().isEmpty(),
                    new Refusal("application", LIVE_DECLARATIONS,
                            "There are declarations that rest on the funded place as it is; void them first.")),
            // decision B6
            unlessBrokenBefore("no more funded places than the provider's cap",
                    c -> c.changesSomething() && c.asksForFunding() && c.cap().isReached(),
                    new Refusal("funded_place", "funding_cap_reached",
                            "Every funded place you have for this course in this cohort is taken.")));

    /** What the case breaks, in the order of the rules. */
    static List<Refusal> broken(FundedPlaceCase facts) {
        List<Refusal> refusals = new ArrayList<>();
        for (FundedPlaceRule rule : ALL) {
            if ((!rule.gated || refusals.isEmpty()) && rule.broken.test(facts)) {
                refusals.add(rule.told(facts));
            }
        }
        return List.copyOf(refusals);
    }

    private Refusal told(FundedPlaceCase facts) {
        return refusal.code().equals(LIVE_DECLARATIONS)
                ? refusal.with(Map.of("declaration_ids", facts.live().stream().map(it -> it.id().toString()).toList()))
                : refusal;
    }

    private static FundedPlaceRule always(String name, Predicate<FundedPlaceCase> broken, Refusal refusal) {
        return new FundedPlaceRule(name, false, broken, refusal);
    }

    private static FundedPlaceRule unlessBrokenBefore(String name, Predicate<FundedPlaceCase> broken, Refusal refusal) {
        return new FundedPlaceRule(name, true, broken, refusal);
    }
}
