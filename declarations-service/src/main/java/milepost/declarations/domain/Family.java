package milepost.declarations.domain;

import java.util.Locale;

/** The two families of training whose declarations share one life cycle. */
public enum Family {
    NPQ, ECF;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Family of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
