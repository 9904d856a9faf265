package milepost.declarations.domain;

import java.util.regex.Pattern;

/** A cohort's identifier: start year and suffix, such as {@code 2024a}. */
public record CohortName(String value) {

    private static final Pattern SPELLING = Pattern.compile("\\d{4}[a-z]");

    public CohortName {
        if (!SPELLING.matcher(value).matches()) {
            throw new IllegalArgumentException("not a cohort: " + value);
        }
    }

    public int startYear() {
        return Integer.parseInt(value.substring(0, 4));
    }

    @Override
    public String toString() {
        return value;
    }
}
