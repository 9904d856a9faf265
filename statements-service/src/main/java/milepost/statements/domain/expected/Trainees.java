package milepost.statements.domain.expected;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import milepost.statements.domain.DeclarationType;

/**
 * Accepted applications of a provider and cohort that expectation cannot tell apart.
 *
 * @param active     neither deferred nor withdrawn
 * @param fundable   their declarations would be paid
 * @param milestones those of their schedule
 * @param declared   whatever has been declared for them, in any state
 */
public record Trainees(
        String courseIdentifier, boolean active, boolean fundable, Set<DeclarationType> milestones, Set<DeclarationType> declared, int number) {

    public Trainees {
        milestones = Set.copyOf(milestones);
        declared = Set.copyOf(declared);
    }

    /** Everybody is expected to start; later milestones wait for the one before them, and for people who are still in training. */
    boolean areExpectedFor(DeclarationType type) {
        if (type == DeclarationType.STARTED) {
            return true;
        }
        return active && milestones.contains(type) && before(type).filter(declared::contains).isPresent();
    }

    private Optional<DeclarationType> before(DeclarationType type) {
        return milestones.stream().filter(each -> each.compareTo(type) < 0).max(Comparator.naturalOrder());
    }
}
