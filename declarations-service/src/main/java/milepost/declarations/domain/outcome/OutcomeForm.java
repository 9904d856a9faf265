package milepost.declarations.domain.outcome;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.Outcome.Result;
import org.jspecify.annotations.Nullable;

/** What a provider sent, word for word; null where the attribute is absent, null or blank. */
public record OutcomeForm(@Nullable String courseIdentifier, @Nullable String state, @Nullable String completionDate) {

    private static final Pattern COURSE = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[Tt ].*)?");

    public Optional<CourseIdentifier> course() {
        return Optional.ofNullable(courseIdentifier).filter(text -> COURSE.matcher(text).matches()).map(CourseIdentifier::new);
    }

    /** What a provider can report; only taking the declaration back voids an outcome. */
    public Optional<Result> result() {
        return Optional.ofNullable(state).flatMap(text -> switch (text) {
            case "passed" -> Optional.of(Result.PASSED);
            case "failed" -> Optional.of(Result.FAILED);
            default -> Optional.empty();
        });
    }

    /** A date; of a date and time, as existing clients may send it, the date as it is written. */
    public Optional<LocalDate> date() {
        if (completionDate == null) {
            return Optional.empty();
        }
        Matcher written = DATE.matcher(completionDate);
        try {
            // no calendar has a year nought, and neither has the database
            return written.matches() ? Optional.of(LocalDate.parse(written.group(1))).filter(date -> date.getYear() > 0) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
