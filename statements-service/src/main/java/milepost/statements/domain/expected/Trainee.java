package milepost.statements.domain.expected;

import java.util.List;
import java.util.Set;
import milepost.statements.domain.DeclarationType;

/**
 * An accepted application of a provider and cohort.
 *
 * @param active     neither deferred nor withdrawn
 * @param fundable   its declarations would be paid
 * @param milestones those of its schedule, in order
 * @param declared   whatever has been declared for it, in any state
 */
public record Trainee(
        String courseIdentifier, boolean active, boolean fundable, List<DeclarationType> milestones, Set<DeclarationType> declared) {

    public Trainee {
        milestones = List.copyOf(milestones);
        declared = Set.copyOf(declared);
    }

    /** Everybody is expected to start; later milestones wait for the one before them, and for people who are still in training. */
    boolean isExpectedFor(DeclarationType type) {
        if (type == DeclarationType.STARTED) {
            return true;
        }
        int at = milestones.indexOf(type);
        return active && at > 0 && declared.contains(milestones.get(at - 1));
    }
}
