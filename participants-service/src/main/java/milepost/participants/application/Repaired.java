package milepost.participants.application;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a sweep: how many were found that were not as they should be, and where to go on (null at the end). */
public record Repaired(int found, @Nullable UUID next) {

    public static <T> Repaired of(List<T> found, int limit, Function<T, UUID> id) {
        return new Repaired(found.size(), found.size() < limit ? null : id.apply(found.getLast()));
    }
}
