package milepost.participants.domain.ecf;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons that may be given for withdrawing somebody from the early career framework (facts/ecf 1.8 and 7.1); those for deferring are NPQ's. */
public final class EcfReasons {

    public static final List<String> FOR_WITHDRAWAL = List.of("left-teaching-profession", "moved-school", "mentor-no-longer-being-mentor",
            "school-left-fip", "switched-to-school-led", "changed-lead-provider", "other");

    static final Set<String> OF_MENTORS = Set.of("mentor-no-longer-being-mentor");

    private static final String SCHOOL_LEFT = "school-left-fip";
    private static final String SCHOOL_LED = "switched-to-school-led";

    private EcfReasons() {
    }

    /** A school that left the programme is shown to lead the training itself, whichever of the two was sent. */
    static @Nullable String shown(@Nullable String reason) {
        return SCHOOL_LEFT.equals(reason) ? SCHOOL_LED : reason;
    }
}
