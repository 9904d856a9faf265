package milepost.participants.domain.training;

import java.util.List;
import milepost.participants.domain.Enrolment;

/** What changing somebody's training comes to. */
public sealed interface Decision {

    record Changed(Enrolment training) implements Decision {}

    /** It is as it was asked for. */
    record Unchanged() implements Decision {}

    /** At least one rule is broken. */
    record Refused(List<Rule<TrainingCase>> broken) implements Decision {
        public Refused {
            broken = List.copyOf(broken);
        }
    }
}
