package milepost.invariants;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * How a declaration stands in the eyes of one of the two services that know it.
 *
 * @param state     in the words of the API
 * @param needsLine whether a declaration in this state has to have a line, or wait for one
 */
public record Standing(UUID declaration, String state, boolean needsLine, Instant changedAt) {

    private static final Set<String> ON_A_LINE = Set.of("eligible", "payable", "paid", "awaiting_clawback", "clawed_back");

    /** @param fundable whether its owner would have it paid, as it publishes: then a submitted one waits for its line */
    public static Standing ofOwner(UUID declaration, String state, boolean fundable, Instant changedAt) {
        return new Standing(declaration, state, state.equals("submitted") ? fundable : ON_A_LINE.contains(state), changedAt);
    }
}
