package milepost.chaos.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody in training, and what their provider believes about their milestones. */
final class Trainee {

    /** A declaration its provider was told of: under which key it was made, and under which key it was voided, if it was. */
    record Declared(UUID key, UUID id, @Nullable UUID voided) {}

    final UUID application;
    final UUID participant;
    /** Nobody knows what became of the last command; until that is known, nothing else is asked for. */
    boolean unsettled;
    private final Map<String, Declared> declared = new HashMap<>();

    Trainee(UUID application, UUID participant) {
        this.application = application;
        this.participant = participant;
    }

    void declared(String type, Declared declaration) {
        declared.put(type, declaration);
    }

    List<String> free() {
        return Training.MILESTONES.keySet().stream().sorted().filter(type -> live(type) == null).toList();
    }

    List<String> taken() {
        return Training.MILESTONES.keySet().stream().sorted().filter(type -> live(type) != null).toList();
    }

    /** Not voided. */
    @Nullable Declared live(String type) {
        Declared found = declared.get(type);
        return found == null || found.voided() != null ? null : found;
    }
}
