package milepost.applications.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of institution a URN belongs to. */
public enum InstitutionType {
    SCHOOL, PRIVATE_CHILDCARE_PROVIDER, LOCAL_AUTHORITY;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InstitutionType> parse(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
    }
}
