package milepost.declarations.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How an assessed course ended; outcomes are only ever added, the newest counts (facts/npq 4.7).
 *
 * @param recordedAt the database's clock when it was added
 */
public record Outcome(OutcomeId id, Result result, LocalDate completionDate, Instant recordedAt) {

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

    public static Outcome of(DeclarationId declaration, Result result, LocalDate completionDate, Instant recordedAt) {
        return new Outcome(OutcomeId.of(declaration, recordedAt), result, completionDate, recordedAt);
    }

    /** Decision C4: another completion date is something else, of a pass as of a failure. */
    public boolean says(Result said, LocalDate on) {
        return result == said && completionDate.equals(on);
    }
}
