package milepost.declarations.domain;

import java.time.LocalDate;
import java.util.Locale;

/** How an assessed course ended; outcomes are only ever added, the newest counts (facts/npq 4.7). */
public record Outcome(Result result, LocalDate completionDate) {

    /** What the assessment said; a voided declaration voids it. */
    public enum Result {
        PASSED, FAILED, VOIDED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Result of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }
}
