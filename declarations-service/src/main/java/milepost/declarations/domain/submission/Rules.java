package milepost.declarations.domain.submission;

import java.util.ArrayList;
import java.util.List;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.submission.Rule.When;

/** Looks at a submission rule by rule; what the rules are stands in {@link NpqRules} and {@link EcfRules}. */
public final class Rules {

    /** In the order in which refusals are reported. */
    public static List<Rule> of(Family family) {
        return switch (family) {
            case NPQ -> NpqRules.IN_ORDER;
            case ECF -> EcfRules.IN_ORDER;
        };
    }

    /** The rules a submission breaks, in order; none when it can be taken. */
    public static List<Rule> brokenBy(Submission submission) {
        List<Rule> broken = new ArrayList<>();
        for (Rule rule : of(submission.form().family())) {
            if (isLookedAt(rule.looked(), broken) && rule.isBroken().test(submission)) {
                broken.add(rule);
                if (rule.looked() == When.FIRST) {
                    return broken;
                }
            }
        }
        return broken;
    }

    private static boolean isLookedAt(When when, List<Rule> broken) {
        return switch (when) {
            case FIRST, ALWAYS -> true;
            case IF_ALL_HELD -> broken.isEmpty();
            case AT_LAST -> broken.stream().allMatch(rule -> rule.looked() == When.AT_LAST);
        };
    }

    private Rules() {
    }
}
