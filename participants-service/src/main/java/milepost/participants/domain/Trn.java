package milepost.participants.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** A teacher reference number: seven digits. */
public record Trn(String digits) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{7}");

    public Trn {
        if (!SHAPE.matcher(digits).matches()) {
            throw new IllegalArgumentException("a teacher reference number has seven digits");
        }
    }

    public static Optional<Trn> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Trn(text)) : Optional.empty();
    }
}
