package milepost.participants.domain.ecf;

import java.util.List;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.training.Rule;

/** What a provider may do with somebody's training in the early career framework (facts/ecf 1.8). */
public enum EcfAction {
    WITHDRAW, DEFER, RESUME, CHANGE_SCHEDULE;

    /** What has to hold, in the order in which it is looked at. */
    public List<Rule<EcfCase>> rules() {
        return EcfRules.withCommon(switch (this) {
            case WITHDRAW -> EcfRules.WITHDRAW;
            case DEFER -> EcfRules.DEFER;
            case RESUME -> EcfRules.RESUME;
            case CHANGE_SCHEDULE -> EcfRules.CHANGE_SCHEDULE;
        });
    }

    public EcfDecision decide(EcfCase facts) {
        var broken = Rule.broken(rules(), facts);
        return broken.isEmpty() ? new EcfDecision.Changed(after(facts, facts.training().orElseThrow(), facts.present().orElseThrow()))
                : new EcfDecision.Refused(broken);
    }

    private TrainingRecord after(EcfCase facts, TrainingRecord training, Stretch stretch) {
        return switch (this) {
            case WITHDRAW -> training.moved(stretch, TrainingStatus.WITHDRAWN, EcfReasons.shown(facts.asked().reason()), facts.at());
            case DEFER -> training.moved(stretch, TrainingStatus.DEFERRED, facts.asked().reason(), facts.at());
            case RESUME -> training.moved(stretch, TrainingStatus.ACTIVE, null, facts.at());
            case CHANGE_SCHEDULE -> {
                var move = facts.move().orElseThrow();
                yield training.rescheduled(stretch, move.schedule().cohort(), move.schedule().identifier(), facts.at())
                        .frozenBehind(move.leavesFrozenPayments() || !move.returns() && training.cohortChangedAfterPaymentsFrozen());
            }
        };
    }
}
