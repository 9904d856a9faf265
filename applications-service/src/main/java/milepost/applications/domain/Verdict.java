package milepost.applications.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether DfE would pay for this person's training (decision B5). */
public enum Verdict {
    ELIGIBLE, NOT_ELIGIBLE, UNCONFIRMED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an operator's true, false or null means. */
    public static Verdict given(@Nullable Boolean eligible) {
        if (eligible == null) {
            return UNCONFIRMED;
        }
        return eligible ? ELIGIBLE : NOT_ELIGIBLE;
    }
}
