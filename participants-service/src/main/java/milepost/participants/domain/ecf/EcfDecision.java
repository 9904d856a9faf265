package milepost.participants.domain.ecf;

import java.util.List;
import milepost.participants.domain.training.Rule;

/** What it comes to when a provider changes somebody's training. */
public sealed interface EcfDecision {

    record Changed(TrainingRecord training) implements EcfDecision {}

    /** At least one rule is broken. */
    record Refused(List<Rule<EcfCase>> broken) implements EcfDecision {
        public Refused {
            broken = List.copyOf(broken);
        }
    }
}
