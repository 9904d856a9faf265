package milepost.participants.domain.training;

import java.time.Instant;
import java.util.List;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.TrainingStatus;

/** What a provider may do with somebody's training (facts/npq 4.3 to 4.6). */
public enum ProviderAction {
    DEFER, RESUME, WITHDRAW, CHANGE_SCHEDULE;

    /** What has to hold, in the order in which it is looked at. */
    public List<Rule<TrainingCase>> rules() {
        return ProviderRules.withCommon(switch (this) {
            case DEFER -> ProviderRules.DEFER;
            case RESUME -> ProviderRules.RESUME;
            case WITHDRAW -> ProviderRules.WITHDRAW;
            case CHANGE_SCHEDULE -> ProviderRules.CHANGE_SCHEDULE;
        });
    }

    public Decision decide(TrainingCase facts, Instant at) {
        var broken = Rule.broken(rules(), facts);
        return broken.isEmpty() ? new Decision.Changed(after(facts, facts.training().orElseThrow(), at)) : new Decision.Refused(broken);
    }

    private Enrolment after(TrainingCase facts, Enrolment training, Instant at) {
        return switch (this) {
            case DEFER -> training.moved(TrainingStatus.DEFERRED, facts.asked().reason(), at);
            case RESUME -> training.moved(TrainingStatus.ACTIVE, null, at);
            case WITHDRAW -> training.moved(TrainingStatus.WITHDRAWN, facts.asked().reason(), at);
            case CHANGE_SCHEDULE -> {
                var schedule = facts.move().orElseThrow().schedule();
                yield training.rescheduled(schedule.cohort(), schedule.identifier(), at);
            }
        };
    }
}
