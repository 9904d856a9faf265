package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import milepost.local.sandbox.EarlyCareer.Step;
import milepost.local.sandbox.EarlyCareerMilestones.Milestone;
import org.jspecify.annotations.Nullable;

/** Plays what registration, operators and providers do about training records. */
final class EarlyCareerStories {

    private static final String RECORDS = "/operator/v1/training-records";
    private static final String PARTICIPANTS = "/api/v3/participants/ecf/";

    private final World world;
    private final Steps steps;
    private final String operator;
    private final List<Provider> providers;

    EarlyCareerStories(World world, Steps steps, String operator, List<Provider> providers) {
        this.world = world;
        this.steps = steps;
        this.operator = operator;
        this.providers = providers;
    }

    /** Mentors first, because teachers name them; then everybody's next step in turn. */
    void play(EarlyCareers people) {
        steps.each("mentors of early career teachers", people.mentors(), this::begin);
        steps.each("early career teachers", people.teachers(), this::begin);
        int rounds = people.all().mapToInt(each -> each.story().size()).max().orElse(0);
        for (int i = 0; i < rounds; i++) {
            int round = i;
            steps.each("what happened to them, part %d".formatted(round + 1), people.all().filter(each -> each.story().size() > round).toList(),
                    each -> play(each, round));
        }
    }

    /** What is declared in this part of the sandbox's years; starts before whatever follows them. */
    void declare(Timeline chapter, List<Milestone> milestones) {
        List<Milestone> now = milestones.stream().filter(each -> chapter.contains(each.on())).toList();
        steps.all(now.stream().filter(each -> each.type().equals("started")).toList(), this::declare);
        steps.all(now.stream().filter(each -> !each.type().equals("started")).toList(), this::declare);
    }

    private void declare(Milestone it) {
        Map<String, @Nullable Object> attributes = new HashMap<>(Map.of("participant_id", it.of().who().participantId(), "course_identifier", it.of().course(),
                "declaration_type", it.type(), "declaration_date", it.date() + "T09:00:00Z"));
        attributes.put("evidence_held", it.evidence());
        once(it.of(), it.type(), "POST", "/api/v3/participant-declarations", providers.get(it.of().provider()).token(), it.on(),
                Map.of("data", Map.of("type", "participant-declaration", "attributes", attributes)));
    }

    private void begin(EarlyCareer it) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("id", it.recordId());
        body.put("participant", Map.of("id", it.who().participantId(), "full_name", it.who().fullName(), "email", it.who().email(),
                "trn", it.who().trn(), "trn_verified", it.who().trnVerified()));
        body.put("course_identifier", it.course());
        body.put("lead_provider_id", world.providerId(it.provider()));
        body.put("delivery_partner_id", it.partner() == null ? null : World.id("partner", it.partner()));
        body.put("cohort", it.cohort().identifier());
        body.put("schedule_identifier", it.schedule());
        body.put("school_urn", it.schoolUrn());
        body.put("mentor_id", it.mentorId());
        body.put("eligible_for_funding", it.eligible());
        body.put("sparsity_uplift", it.sparsityUplift());
        body.put("pupil_premium_uplift", it.pupilPremiumUplift());
        body.put("induction_start_date", it.start());
        once(it, "training", "POST", RECORDS, operator, it.recordedOn(), body);
    }

    private void play(EarlyCareer it, int nth) {
        String what = "training step " + nth;
        switch (it.story().get(nth)) {
            case Step.Transfer transfer -> once(it, what, "POST", RECORDS + "/" + it.recordId() + "/transfer", operator, transfer.on(),
                    Map.of("lead_provider_id", world.providerId(transfer.to()), "delivery_partner_id", World.id("partner", transfer.partner()),
                            "from", transfer.from()));
            case Step.ByProvider act -> once(it, what, "PUT", PARTICIPANTS + it.who().participantId() + "/" + word(act),
                    providers.get(act.by()).token(), act.on(), Map.of("data", Map.of("type", "participant-" + word(act), "attributes", attributes(it, act))));
        }
    }

    private static String word(Step.ByProvider act) {
        return switch (act) {
            case Step.Defer _ -> "defer";
            case Step.Resume _ -> "resume";
            case Step.Withdraw _ -> "withdraw";
            case Step.ChangeSchedule _ -> "change-schedule";
        };
    }

    private static Map<String, String> attributes(EarlyCareer it, Step.ByProvider act) {
        Map<String, String> attributes = new HashMap<>(Map.of("course_identifier", it.course()));
        switch (act) {
            case Step.Defer defer -> attributes.put("reason", defer.reason());
            case Step.Resume _ -> { }
            case Step.Withdraw withdraw -> attributes.put("reason", withdraw.reason());
            case Step.ChangeSchedule change -> {
                attributes.put("schedule_identifier", change.schedule());
                if (change.cohort() != null) {
                    attributes.put("cohort", change.cohort());
                }
            }
        }
        return attributes;
    }

    private void once(EarlyCareer it, String what, String method, String path, String token, LocalDate on, Object body) {
        String step = "%s %s %d".formatted(it.course(), what, it.number());
        steps.once(step, new Api.Call(method, path, token, on, body, "sandbox-" + what.replace(' ', '-') + "-" + it.recordId()));
    }
}
