package milepost.participants.domain;

import java.util.regex.Pattern;

/** A cohort by its identifier, such as {@code 2024a}: start year and suffix. */
public record Cohort(String identifier) {

    private static final Pattern SHAPE = Pattern.compile("\\d{4}[a-z]");
    private static final int YEAR_DIGITS = 4;

    public Cohort {
        if (!SHAPE.matcher(identifier).matches()) {
            throw new IllegalArgumentException("not a cohort identifier: " + identifier);
        }
    }

    public String startYear() {
        return identifier.substring(0, YEAR_DIGITS);
    }

    public String suffix() {
        return identifier.substring(YEAR_DIGITS);
    }

    @Override
    public String toString() {
        return identifier;
    }
}
