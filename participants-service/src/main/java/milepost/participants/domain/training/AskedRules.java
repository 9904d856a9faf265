package milepost.participants.domain.training;

import static milepost.participants.domain.training.Rule.always;

import java.util.List;
import java.util.Set;
import milepost.participants.domain.Refusal;

/** Rules about what was sent alone, the same for every family. */
public final class AskedRules {

    private AskedRules() {
    }

    public static <C extends Case> Rule<C> courseNamed() {
        return always("the course is named", Set.of(),
                c -> c.asked().courseIdentifier() == null,
                new Refusal("course_identifier", "course_identifier_missing",
                        "Say which course it is about: '#/course_identifier' is missing."));
    }

    public static <C extends Case> Rule<C> reasonGiven() {
        return always("a reason is given", Set.of(), c -> c.asked().reason() == null,
                new Refusal("reason", "reason_missing", "Say why: '#/reason' is missing."));
    }

    public static <C extends Case> Rule<C> reasonAmong(String name, List<String> reasons) {
        return always(name, Set.of(), c -> c.asked().reason() != null && !reasons.contains(c.asked().reason()),
                new Refusal("reason", "reason_unknown", "'#/reason' is none of the reasons that are documented."));
    }

    public static <C extends Case> Rule<C> scheduleNamed() {
        return always("the schedule is named", Set.of(),
                c -> c.asked().scheduleIdentifier() == null,
                new Refusal("schedule_identifier", "schedule_identifier_missing",
                        "Say which schedule it shall be: '#/schedule_identifier' is missing."));
    }
}
