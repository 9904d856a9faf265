package milepost.participants.domain.ecf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons that may be given for withdrawing somebody from the early career framework (facts/ecf 1.8 and 7.1); those for deferring are NPQ's. */
public final class EcfReasons {

    public static final List<String> FOR_WITHDRAWAL = List.of("left-teaching-profession", "moved-school", "mentor-no-longer-being-mentor",
            "school-left-fip", "switched-to-school-led", "changed-lead-provider", "changed_lead_provider", "other");

    static final Set<String> OF_MENTORS = Set.of("mentor-no-longer-being-mentor");

    /**
     * A school that left the programme is shown to lead the training itself. The one reason that the successor writes with underscores is
     * shown as all others are.
     */
    private static final Map<String, String> SHOWN = Map.of("school-left-fip", "switched-to-school-led", "changed_lead_provider", "changed-lead-provider");

    private EcfReasons() {
    }

    /** Of the reasons that can be spelt in two ways one spelling is kept, whichever was sent. */
    static @Nullable String shown(@Nullable String reason) {
        return reason == null ? null : SHOWN.getOrDefault(reason, reason);
    }
}
