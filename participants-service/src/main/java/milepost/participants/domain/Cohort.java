package milepost.participants.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cohort by its identifier, such as {@code 2024a}: start year and suffix. */
public record Cohort(String identifier) {

    private static final Pattern SHAPE = Pattern.compile("\\d{4}[a-z]");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final List<String> SUFFIXES = "abcdefghijklmnopqrstuvwxyz".chars().mapToObj(Character::toString).toList();
    private static final int YEAR_DIGITS = 4;

    public Cohort {
        if (!SHAPE.matcher(identifier).matches()) {
            throw new IllegalArgumentException("not a cohort identifier: " + identifier);
        }
    }

    /** Whatever cohorts may start in this year, the latest suffix first; none where it is no year. */
    public static List<Cohort> ofYear(String year) {
        return YEAR.matcher(year).matches()
                ? SUFFIXES.reversed().stream().map(suffix -> new Cohort(year + suffix)).toList() : List.of();
    }

    /** The cohort that an operator names, where a bare year means the suffix a; nothing where it is none. */
    public static Optional<Cohort> parse(String text) {
        var identifier = YEAR.matcher(text).matches() ? text + "a" : text;
        return SHAPE.matcher(identifier).matches() ? Optional.of(new Cohort(identifier)) : Optional.empty();
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
