package milepost.applications.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;
import org.jspecify.annotations.Nullable;

/** Judges the fields of an operator's body one after the other, so that one answer names everything that is wrong with it. */
final class Form {

    private static final int LONGEST = 500;

    private final List<ApiError> errors;
    private final String place;

    Form() {
        this(new ArrayList<>(), "");
    }

    private Form(List<ApiError> errors, String place) {
        this.errors = errors;
        this.place = place;
    }

    /** The same form, for what stands at this place of the body. */
    Form within(String pointer) {
        return new Form(errors, place + pointer);
    }

    /** A text that must be there. */
    @Nullable String text(String pointer, @Nullable String value) {
        return text(pointer, value, 1, LONGEST);
    }

    @Nullable String text(String pointer, @Nullable String value, int least, int most) {
        if (value == null || value.isBlank()) {
            return missing(pointer);
        }
        String stripped = value.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length < least || length > most) {
            return wrong(pointer, "wrong_length", "This needs " + least + " to " + most + " characters.");
        }
        return stripped;
    }

    /** A text that may be missing; blank is none. */
    @Nullable String optionalText(String pointer, @Nullable String value) {
        return value == null || value.isBlank() ? null : text(pointer, value);
    }

    <T> @Nullable T required(String pointer, @Nullable T value) {
        return value == null ? missing(pointer) : value;
    }

    /** A word of a fixed vocabulary, if there is one. */
    <T> @Nullable T word(String pointer, @Nullable String value, Function<String, Optional<T>> parse, String allowed) {
        if (value == null) {
            return null;
        }
        return parse.apply(value).orElseGet(() -> wrong(pointer, "not_allowed", "This must be " + allowed + "."));
    }

    @Nullable String word(String pointer, @Nullable String value, Set<String> allowed) {
        return word(pointer, value, text -> Optional.of(text).filter(allowed::contains), oneOf(allowed));
    }

    /** Something that is not as it must be; always null, to stand for the value. */
    <T> @Nullable T wrong(String pointer, String code, String detail) {
        errors.add(ApiError.field(place + pointer, code, detail));
        return null;
    }

    void unless(boolean holds, String pointer, String code, String detail) {
        if (!holds) {
            wrong(pointer, code, detail);
        }
    }

    private <T> @Nullable T missing(String pointer) {
        return wrong(pointer, "required", "This is required.");
    }

    boolean isSound() {
        return errors.isEmpty();
    }

    /** Ends the request if anything was wrong. */
    void refuseErrors() {
        if (!errors.isEmpty()) {
            throw Refused.unprocessable(errors);
        }
    }

    static String oneOf(Set<String> allowed) {
        return "one of " + String.join(", ", new TreeSet<>(allowed));
    }
}
