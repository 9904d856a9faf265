package milepost.participants.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What becomes of one stored document: its time moves exactly when the document does, and never back (decision A8). */
public sealed interface Restocked {

    /** It is what it should be. */
    record Unchanged() implements Restocked {}

    record Put(Instant updatedAt, byte[] body) implements Restocked {}

    record Withdrawn(Instant updatedAt) implements Restocked {}

    /** What is kept, where nothing was kept so far. */
    Instant NEVER = Instant.EPOCH;

    /**
     * @param keptAt    the time of what is kept, {@link #NEVER} where nothing is
     * @param kept      null where it is withdrawn, or never was
     * @param rendering how it should look when it bears a time; nothing where the provider should not see it
     */
    static Restocked of(Instant keptAt, byte @Nullable [] kept, Instant now, Optional<Function<Instant, byte[]>> rendering) {
        var moved = later(now, keptAt);
        if (rendering.isEmpty()) {
            return kept == null ? new Unchanged() : new Withdrawn(moved);
        }
        var render = rendering.get();
        return Arrays.equals(render.apply(keptAt), kept) ? new Unchanged() : new Put(moved, render.apply(moved));
    }

    private static Instant later(Instant now, Instant previous) {
        var next = previous.plus(1, ChronoUnit.MICROS);
        return now.isAfter(next) ? now : next;
    }
}
