package milepost.participants.messaging;

import org.jspecify.annotations.Nullable;

/** What a message must say to be one. */
final class Given {

    private Given() {
    }

    static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
