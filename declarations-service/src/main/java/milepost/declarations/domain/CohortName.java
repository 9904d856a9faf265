package milepost.declarations.domain;

/** A cohort's identifier: start year and suffix, such as {@code 2024a}. */
public record CohortName(String value) {

    public CohortName {
        if (!value.matches("\\d{4}[a-z]")) {
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
