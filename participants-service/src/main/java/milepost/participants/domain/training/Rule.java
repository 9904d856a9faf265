package milepost.participants.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One thing that has to hold before somebody's training is changed.
 *
 * @param name    the rule as a policy person says it
 * @param gated   looked at only while no rule before it is broken
 * @param restsOn the copied facts a refusal would rest on; none where what was sent alone is at fault
 * @param broken  tells when the rule is broken
 */
public record Rule(String name, boolean gated, Set<Copied> restsOn, Predicate<TrainingCase> broken, Refusal refusal) {

    public Rule {
        restsOn = Set.copyOf(restsOn);
    }

    /** What the case breaks, in the order of the rules. */
    static List<Rule> broken(List<Rule> rules, TrainingCase facts) {
        var broken = new ArrayList<Rule>();
        for (var rule : rules) {
            if ((!rule.gated || broken.isEmpty()) && rule.broken.test(facts)) {
                broken.add(rule);
            }
        }
        return List.copyOf(broken);
    }

    static Rule always(String name, Set<Copied> restsOn, Predicate<TrainingCase> broken, Refusal refusal) {
        return new Rule(name, false, restsOn, broken, refusal);
    }

    static Rule unlessBrokenBefore(String name, Set<Copied> restsOn, Predicate<TrainingCase> broken, Refusal refusal) {
        return new Rule(name, true, restsOn, broken, refusal);
    }
}
