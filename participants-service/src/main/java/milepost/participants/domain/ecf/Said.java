package milepost.participants.domain.ecf;

import org.jspecify.annotations.Nullable;

/**
 * What was said of one field: nothing, so that it stays as it is, or what it is from now on.
 *
 * @param value null where it was said that there is none, or that it is not known
 */
public record Said<T>(boolean given, @Nullable T value) {

    private static final Said<?> NOTHING = new Said<>(false, null);

    @SuppressWarnings("unchecked")
    public static <T> Said<T> nothing() {
        return (Said<T>) NOTHING;
    }

    public static <T> Said<T> of(@Nullable T value) {
        return new Said<>(true, value);
    }

    @Nullable T or(@Nullable T before) {
        return given ? value : before;
    }
}
