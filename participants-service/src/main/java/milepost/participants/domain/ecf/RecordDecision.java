package milepost.participants.domain.ecf;

import java.time.Instant;

/** What an operator's command on a training record comes to. */
public sealed interface RecordDecision {

    /** Nobody trained the person in this role before. */
    record Made(TrainingRecord record) implements RecordDecision {}

    record Changed(TrainingRecord record) implements RecordDecision {}

    /** It is as it was asked for. */
    record Unchanged(TrainingRecord record) implements RecordDecision {}

    record Refused(RecordRefusal reason) implements RecordDecision {}

    /** Whether anything is different, whatever the request clock says. */
    static RecordDecision between(TrainingRecord before, TrainingRecord after, Instant at) {
        return after.asOf(before.effectiveAt()).equals(before) ? new Unchanged(before) : new Changed(after.asOf(at));
    }
}
