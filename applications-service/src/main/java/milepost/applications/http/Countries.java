package milepost.applications.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import milepost.applications.domain.TeacherCatchment;
import org.jspecify.annotations.Nullable;

/** Three-letter country codes (ISO 3166) by English country name. */
final class Countries {

    private static final Map<String, String> BY_NAME = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            BY_NAME.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), country.getISO3Country());
            BY_NAME.put(country.getISO3Country().toLowerCase(Locale.ROOT), country.getISO3Country());
        }
    }

    private Countries() {
    }

    /** Null where the country is not known by that name. */
    static @Nullable String code(@Nullable TeacherCatchment catchment, @Nullable String country) {
        if (catchment != null && catchment.isUnitedKingdom()) {
            return "GBR";
        }
        return country == null ? null : BY_NAME.get(country.strip().toLowerCase(Locale.ROOT));
    }
}
