package milepost.statements.domain;

import java.util.regex.Pattern;

/** A cohort by its identifier: start year and suffix, such as {@code 2024a}. */
public record Cohort(String identifier) {

    private static final Pattern SHAPE = Pattern.compile("\\d{4}[a-z]");

    public Cohort {
        if (!SHAPE.matcher(identifier).matches()) {
            throw new IllegalArgumentException("a cohort is a year and a letter, not " + identifier);
        }
    }

    /** A bare year means suffix {@code a}. */
    public static Cohort of(String written) {
        return new Cohort(written.length() == 4 ? written + "a" : written);
    }

    public static boolean isWritten(String written) {
        return written.matches("\\d{4}[a-z]?");
    }

    public int startYear() {
        return Integer.parseInt(identifier.substring(0, 4));
    }

    /** As people call it (facts/npq 6.6). */
    public String name() {
        return identifier.endsWith("a") ? identifier.substring(0, 4) : identifier;
    }

    @Override
    public String toString() {
        return identifier;
    }
}
