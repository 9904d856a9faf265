package milepost.declarations.domain;

import java.util.Locale;

/** Who took a declaration back. */
public enum VoidedBy {
    PROVIDER, FINANCE;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static VoidedBy of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
