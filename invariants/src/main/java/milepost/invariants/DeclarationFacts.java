package milepost.invariants;

import java.util.List;
import java.util.UUID;

/**
 * A declaration as its owner shows it.
 *
 * @param training the application or record it is about
 * @param history  its states, oldest first, {@link #GAP} where steps between them are not known
 */
public record DeclarationFacts(UUID id, UUID leadProvider, UUID training, String type, String state, List<String> history) {

    /** Stands where a restored owner took back what it had told: the steps that led there were lost with its database. */
    public static final String GAP = "gap";

    public DeclarationFacts {
        history = List.copyOf(history);
    }

    /** Decision D0. */
    boolean isLive() {
        return switch (state) {
            case "submitted", "eligible", "payable", "paid" -> true;
            default -> false;
        };
    }
}
