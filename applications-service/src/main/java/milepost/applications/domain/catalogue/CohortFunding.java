package milepost.applications.domain.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How DfE pays for a cohort: nothing, a limited number of places, or everybody eligible. */
public enum CohortFunding {
    ZERO, CAPPED, FULL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CohortFunding> parse(String wire) {
        return Arrays.stream(values()).filter(funding -> funding.wire().equals(wire)).findFirst();
    }
}
