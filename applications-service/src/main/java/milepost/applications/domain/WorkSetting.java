package milepost.applications.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of place the person works at. */
public enum WorkSetting {
    EARLY_YEARS_OR_CHILDCARE, A_SCHOOL, AN_ACADEMY_TRUST, A_16_TO_19_EDUCATIONAL_SETTING, ANOTHER_SETTING, OTHER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WorkSetting> parse(String wire) {
        return Arrays.stream(values()).filter(setting -> setting.wire().equals(wire)).findFirst();
    }

    public boolean isSchool() {
        return this == A_SCHOOL || this == AN_ACADEMY_TRUST || this == A_16_TO_19_EDUCATIONAL_SETTING;
    }
}
