package milepost.participants.domain.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a cohort's places are paid for: not at all, up to a cap, or all of them (facts/npq 6.6). */
public enum CohortFunding {
    ZERO, CAPPED, FULL;

    /** The spelling of the API and of the published snapshots. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CohortFunding> of(String word) {
        return Arrays.stream(values()).filter(funding -> funding.word().equals(word)).findFirst();
    }
}
