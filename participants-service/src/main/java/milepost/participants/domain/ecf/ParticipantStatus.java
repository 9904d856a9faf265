package milepost.participants.domain.ecf;

import java.time.LocalDate;
import java.util.Locale;
import milepost.participants.domain.TrainingStatus;

/** How somebody stands with one provider on a day (facts/ecf 1.8). */
public enum ParticipantStatus {
    ACTIVE, JOINING, LEAVING, LEFT, WITHDRAWN;

    /** The spelling of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ParticipantStatus of(Stretch stretch, LocalDate today) {
        if (stretch.isOverOn(today)) {
            return LEFT;
        }
        if (stretch.last().status() == TrainingStatus.WITHDRAWN) {
            return WITHDRAWN;
        }
        if (stretch.beginsAfter(today)) {
            return JOINING;
        }
        return stretch.to() == null ? ACTIVE : LEAVING;
    }
}
