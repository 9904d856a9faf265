package milepost.applications.domain;

import java.util.List;

/**
 * One rule of rejecting an application.
 *
 * @param name    the rule as a policy person says it
 * @param refusal what the provider hears; its code is the life cycle's
 */
public record RejectRule(String name, Refusal refusal) {

    /** Facts/npq 3.6, as decision B1 amends it; declarations need no rule, because a pending application has none that is live. */
    public static final List<RejectRule> ALL = List.of(
            // decision B1
            new RejectRule("an accepted application is not rejected any more",
                    new Refusal("application", "application_already_accepted",
                            "This application was accepted, so it can no longer be rejected.")),
            new RejectRule("a rejected application is not rejected again",
                    new Refusal("application", "application_already_rejected", "This application was rejected before.")));

    private boolean isBrokenBy(Application application) {
        var step = ApplicationLifecycle.decide(application.state(), new ApplicationCommand.Reject());
        return step instanceof ApplicationLifecycle.Step.Refused(String why) && why.equals(refusal.code());
    }

    /** What the application breaks, in the order of the rules. */
    static List<Refusal> broken(Application application) {
        return ALL.stream().filter(rule -> rule.isBrokenBy(application)).map(RejectRule::refusal).toList();
    }
}
