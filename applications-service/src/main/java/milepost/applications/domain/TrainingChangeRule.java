package milepost.applications.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One rule about what operators may change.
 *
 * @param name   the rule as a policy person says it
 * @param broken tells when the rule is broken
 */
public record TrainingChangeRule(String name, Predicate<TrainingChangeCase> broken, Refusal refusal) {

    /** The codes of the refusals that rest on what other services own. */
    public static final String TRAINS_ALREADY = "participant_already_accepted";
    public static final String DECLARED = FundedPlaceRule.LIVE_DECLARATIONS;

    /** What an acceptance could not undo, facts/npq 3.8 as the decisions amend it; whether the provider offers the course is only a hint. */
    public static final List<TrainingChangeRule> ALL = List.of(
            rule("an application goes to a lead provider of the catalogue", TrainingChangeCase::namesNoProvider,
                    new Refusal("lead_provider_id", "lead_provider_unknown", "'lead_provider_id' is not a lead provider of the catalogue.")),
            rule("an application goes to a cohort of the catalogue", TrainingChangeCase::namesNoCohort,
                    new Refusal("cohort", "cohort_unknown", "'cohort' is not a cohort of the catalogue.")),
            rule("an application stays in cohorts of one kind of funding", TrainingChangeCase::leavesItsKindOfFunding,
                    new Refusal("cohort", "cohort_funding_differs", "This cohort is funded in another way than the one the application is in.")),
            // decision D0
            rule("an application leaves no live declarations behind in its cohort", TrainingChangeCase::leavesDeclarationsBehind,
                    new Refusal("cohort", DECLARED, "The application has declarations that count; they have to be voided first.")),
            rule("only an accepted application has a training status", TrainingChangeCase::isAboutNoTraining,
                    new Refusal("training_status", "application_not_accepted", "The application is not accepted, so nobody trains on it.")),
            // facts/npq 3.4 rule 6, decision B3
            rule("nobody trains twice for one course in one cohort", it -> !it.beside().isEmpty(),
                    new Refusal("application", TRAINS_ALREADY,
                            "The participant is already training for this course in this cohort on another accepted application.")));

    /** What the case breaks, in the order of the rules. */
    public static List<Refusal> broken(TrainingChangeCase facts) {
        List<Refusal> refusals = new ArrayList<>();
        for (TrainingChangeRule rule : ALL) {
            if (rule.broken.test(facts)) {
                refusals.add(rule.told(facts));
            }
        }
        return List.copyOf(refusals);
    }

    private Refusal told(TrainingChangeCase facts) {
        return refusal.code().equals(DECLARED)
                ? refusal.with(Map.of("declaration_ids", facts.declared().stream().map(UUID::toString).toList()))
                : refusal;
    }

    private static TrainingChangeRule rule(String name, Predicate<TrainingChangeCase> broken, Refusal refusal) {
        return new TrainingChangeRule(name, broken, refusal);
    }
}
