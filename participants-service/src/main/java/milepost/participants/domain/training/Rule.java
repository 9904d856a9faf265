package milepost.participants.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import milepost.participants.domain.Refusal;

/**
 * One thing that has to hold before somebody's training is changed.
 *
 * @param name    the rule as a policy person says it
 * @param gated   looked at only while no rule before it is broken
 * @param restsOn the copied facts a refusal would rest on; none where what was sent alone is at fault, or what we own
 * @param broken  tells when the rule is broken
 * @param <C>     what the decision looks at
 */
public record Rule<C>(String name, boolean gated, Set<Copied> restsOn, Predicate<C> broken, Refusal refusal) {

    public Rule {
        restsOn = Set.copyOf(restsOn);
    }

    /** What the case breaks, in the order of the rules. */
    public static <C> List<Rule<C>> broken(List<Rule<C>> rules, C facts) {
        var broken = new ArrayList<Rule<C>>();
        for (var rule : rules) {
            if ((!rule.gated || broken.isEmpty()) && rule.broken.test(facts)) {
                broken.add(rule);
            }
        }
        return List.copyOf(broken);
    }

    public static <C> Rule<C> always(String name, Set<Copied> restsOn, Predicate<C> broken, Refusal refusal) {
        return new Rule<>(name, false, restsOn, broken, refusal);
    }

    public static <C> Rule<C> unlessBrokenBefore(String name, Set<Copied> restsOn, Predicate<C> broken, Refusal refusal) {
        return new Rule<>(name, true, restsOn, broken, refusal);
    }
}
