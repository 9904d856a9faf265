package milepost.declarations.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The milestones that can be declared, in the order in which training passes them. */
public enum DeclarationType {
    STARTED, RETAINED_1, RETAINED_2, RETAINED_3, RETAINED_4, COMPLETED, EXTENDED_1, EXTENDED_2, EXTENDED_3;

    /** The four that exist on NPQ courses. */
    public boolean isForNpq() {
        return switch (this) {
            case STARTED, RETAINED_1, RETAINED_2, COMPLETED -> true;
            case RETAINED_3, RETAINED_4, EXTENDED_1, EXTENDED_2, EXTENDED_3 -> false;
        };
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DeclarationType> of(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
