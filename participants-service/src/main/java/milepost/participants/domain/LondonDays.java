package milepost.participants.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Business days are London days (decision A16): half past eleven at night, UTC, in July is tomorrow. */
public final class LondonDays {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private LondonDays() {
    }

    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, LONDON);
    }

    /** The moment at which the day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }
}
