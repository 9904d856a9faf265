package milepost.applications.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the person teaches. */
public enum TeacherCatchment {
    ENGLAND, SCOTLAND, WALES, NORTHERN_IRELAND, JERSEY_GUERNSEY_ISLE_OF_MAN, ANOTHER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TeacherCatchment> parse(String wire) {
        return Arrays.stream(values()).filter(catchment -> catchment.wire().equals(wire)).findFirst();
    }

    /** Everywhere but abroad (facts/npq 2.1, {@code teacher_catchment}). */
    public boolean isHome() {
        return this != ANOTHER;
    }

    /** The crown dependencies have codes of their own, hence none that fits all three. */
    public boolean isUnitedKingdom() {
        return isHome() && this != JERSEY_GUERNSEY_ISLE_OF_MAN;
    }
}
