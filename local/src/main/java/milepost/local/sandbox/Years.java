package milepost.local.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import milepost.local.sandbox.EarlyCareerMilestones.Milestone;

/**
 * The years of one provider, chapter after chapter: what happened, its cut-off, its payment. What has to spread between them is waited
 * for; other providers are elsewhere in their years meanwhile, so nobody waits for anybody else's.
 */
record Years(Steps steps, String operator, String provider, Stories stories, EarlyCareerStories earlyStories, Declarations declarations,
        Statements statements, List<Trainee> trainees, List<Milestone> milestones) {

    void pass() {
        Set<String> paid = new HashSet<>();
        for (Timeline chapter : Timeline.CHAPTERS) {
            stories.play(chapter, trainees, declarations);
            earlyStories.declare(chapter, milestones);
            declarations.awaitPlaced();
            if (chapter.cutOff()) {
                cutOff(chapter);
            }
            if (chapter.paid()) {
                pay(chapter, paid);
            }
        }
    }

    private void cutOff(Timeline chapter) {
        steps.once("cut-off %s %s".formatted(chapter.until(), provider), new Api.Call("POST", "/operator/v1/statements/cut-off", operator, chapter.until(),
                Map.of("lead_provider_id", provider), "sandbox-cut-off-%s-%s".formatted(chapter.until(), provider)));
    }

    /** Of those with something on them; what else is due waits for its payment, as it may. */
    private void pay(Timeline chapter, Set<String> paid) {
        Set<String> payable = statements.dueBefore(chapter.until());
        payable.retainAll(declarations.statements());
        payable.removeAll(paid);
        steps.all(payable, id -> steps.once("authorise " + id, new Api.Call("POST", "/operator/v1/statements/" + id + "/authorise-payment", operator,
                chapter.until(), Map.of("confirmed", true), "sandbox-authorise-" + id)));
        declarations.awaitPaid(payable);
        paid.addAll(payable);
    }
}
