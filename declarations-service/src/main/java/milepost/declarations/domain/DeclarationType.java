package milepost.declarations.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The milestones that can be declared, in the order in which training passes them. */
public enum DeclarationType {
    STARTED, RETAINED_1, RETAINED_2, RETAINED_3, RETAINED_4, COMPLETED, EXTENDED_1, EXTENDED_2, EXTENDED_3;

    private static final Map<String, DeclarationType> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toMap(DeclarationType::slug, Function.identity()));

    private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The four that exist on NPQ courses. */
    public boolean isForNpq() {
        return switch (this) {
            case STARTED, RETAINED_1, RETAINED_2, COMPLETED -> true;
            case RETAINED_3, RETAINED_4, EXTENDED_1, EXTENDED_2, EXTENDED_3 -> false;
        };
    }

    public String slug() {
        return slug;
    }

    public static Optional<DeclarationType> of(String slug) {
        return Optional.ofNullable(BY_SLUG.get(slug));
    }
}
