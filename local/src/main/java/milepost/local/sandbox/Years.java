package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.local.sandbox.EarlyCareerMilestones.Milestone;
import milepost.local.sandbox.World.Statement;

/**
 * The years of one provider, chapter after chapter: what happened, its cut-off, its payment. What has to spread between them is waited
 * for; other providers are elsewhere in their years meanwhile, so nobody waits for anybody else's.
 *
 * @param statements the provider's own; other people's are none of the sandbox's business
 */
record Years(Steps steps, String operator, String provider, Stories stories, EarlyCareerStories earlyStories, Declarations declarations,
        List<Trainee> trainees, List<Milestone> milestones, List<Statement> statements) {

    void pass() {
        Set<String> paid = new HashSet<>();
        LocalDate before = LocalDate.MIN;
        for (Timeline chapter : Timeline.CHAPTERS) {
            stories.play(chapter, trainees, declarations);
            earlyStories.declare(chapter, milestones);
            declarations.awaitPlaced();
            if (chapter.cutOff()) {
                cutOff(chapter, due(before, chapter.until()));
            }
            if (chapter.paid()) {
                pay(chapter, due(LocalDate.MIN, chapter.until()), paid);
            }
            before = chapter.until();
        }
    }

    /** Those whose deadline has passed by one day and had not by another. */
    private List<String> due(LocalDate before, LocalDate day) {
        return statements.stream().filter(each -> each.deadline().isBefore(day) && !each.deadline().isBefore(before)).map(Statement::id).toList();
    }

    private void cutOff(Timeline chapter, List<String> due) {
        if (!due.isEmpty()) {
            steps.once("cut-off %s %s".formatted(chapter.until(), provider), new Api.Call("POST", "/operator/v1/statements/cut-off", operator, chapter.until(),
                    Map.of("ids", due), "sandbox-cut-off-%s-%s".formatted(chapter.until(), provider)));
        }
    }

    /** Of those with something on them; what else is due waits for its payment, as it may. */
    private void pay(Timeline chapter, List<String> due, Set<String> paid) {
        Set<String> used = declarations.statements();
        Set<String> payable = due.stream().filter(id -> used.contains(id) && !paid.contains(id)).collect(Collectors.toSet());
        steps.all(payable, id -> steps.once("authorise " + id, new Api.Call("POST", "/operator/v1/statements/" + id + "/authorise-payment", operator,
                chapter.until(), Map.of("confirmed", true), "sandbox-authorise-" + id)));
        declarations.awaitPaid(payable);
        paid.addAll(payable);
    }
}
