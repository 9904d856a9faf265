package milepost.declarations.application;

import java.util.List;
import java.util.UUID;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.TrainingId;
import org.jspecify.annotations.Nullable;

/** Which declarations a change elsewhere concerns. */
public sealed interface Affected {

    static Affected one(DeclarationId id) {
        return new These(List.of(id));
    }

    static Affected ofPerson(ParticipantId participant) {
        return new OfPersons(List.of(participant));
    }

    record These(List<DeclarationId> ids) implements Affected {
    }

    record OfTrainings(List<TrainingId> trainings) implements Affected {
    }

    /** Everybody's who is one of these people, by id, by earlier ids or by verified TRN; their keys are locked as well. */
    record OfPersons(List<ParticipantId> participants) implements Affected {
    }

    /** What was declared for the same people, types and courses under other ids, of early careers also on other records. */
    record TwinsOf(List<DeclarationId> ids) implements Affected {
    }

    /** Those of these that lag behind what others said more than 30 seconds ago. */
    record LaggingAmong(List<DeclarationId> ids) implements Affected {
    }

    /** Those between two ids (the first excluded, no second means to the end) that lag behind what others said more than 30 seconds ago. */
    record Lagging(@Nullable UUID after, @Nullable UUID last) implements Affected {
    }

    /** The next ones after an id whose documents have an older shape. */
    record ShapedBefore(int shape, @Nullable UUID after, int limit) implements Affected {
    }
}
