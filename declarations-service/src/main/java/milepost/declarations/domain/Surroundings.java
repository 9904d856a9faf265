package milepost.declarations.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What others say about a declaration at this moment; null where nothing is known.
 *
 * @param funding          what applications-service says, with the request clock of its saying so
 * @param training         what participants-service says
 * @param line             what statements-service says
 * @param earlierDuplicate a live declaration of the same person under another id (of an early career also on another record), of the same
 *                         type and course, that came first or was paid first
 * @param person           the id the person has now, after every merge
 * @param movedTo          the milestones of another schedule to which training was moved since
 */
public record Surroundings(@Nullable Told<Funding> funding, @Nullable Told<Training> training, @Nullable Line line,
                           @Nullable DeclarationId earlierDuplicate, @Nullable ParticipantId person,
                           @Nullable Map<DeclarationType, MilestoneWindow> movedTo) {

    public Surroundings {
        movedTo = movedTo == null ? null : Map.copyOf(movedTo);
    }

    /** A fact with the request clock under which its owner stated it. */
    public record Told<T>(T fact, Instant effectiveAt) {
    }

    public @Nullable Training trainingOrNull() {
        return training == null ? null : training.fact();
    }
}
