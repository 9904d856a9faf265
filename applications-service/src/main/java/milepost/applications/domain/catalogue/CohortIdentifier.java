package milepost.applications.domain.catalogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A start year and a one-letter suffix; a bare year means suffix {@code a}. */
public record CohortIdentifier(int startYear, String suffix) {

    private static final Pattern SPELLING = Pattern.compile("(20[0-9]{2})([a-z]?)");

    public CohortIdentifier {
        if (!SPELLING.matcher(startYear + suffix).matches() || suffix.length() != 1) {
            throw new IllegalArgumentException("not a cohort: " + startYear + suffix);
        }
    }

    public static Optional<CohortIdentifier> parse(String text) {
        Matcher parts = SPELLING.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new CohortIdentifier(Integer.parseInt(parts.group(1)), parts.group(2).isEmpty() ? "a" : parts.group(2)));
    }

    /** For text that this service wrote itself. */
    public static CohortIdentifier of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a cohort: " + text));
    }

    @Override
    public String toString() {
        return startYear + suffix;
    }
}
