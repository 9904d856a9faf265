package milepost.participants.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody's training stands (second seed). */
public enum TrainingStatus {
    ACTIVE, DEFERRED, WITHDRAWN;

    /** The spelling of the API and of the published snapshots. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TrainingStatus> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
