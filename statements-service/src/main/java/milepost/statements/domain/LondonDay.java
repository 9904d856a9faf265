package milepost.statements.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Business days are London days: 23:30Z in July is tomorrow (decision A16). */
public final class LondonDay {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private LondonDay() {
    }

    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, LONDON);
    }
}
