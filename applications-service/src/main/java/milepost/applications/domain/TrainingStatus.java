package milepost.applications.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The enrolment's training status, mirrored here because a withdrawn training no longer stands in another's way. */
public enum TrainingStatus {
    ACTIVE, DEFERRED, WITHDRAWN;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TrainingStatus> parse(String wire) {
        return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
    }
}
