package milepost.invariants;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** I5: what clients were told is true and happened once, and every change was published in its order. */
public final class OneEffect {

    private OneEffect() {
    }

    /**
     * @param acknowledged what clients were told exists; the same id twice means that one effect was sold twice
     * @param unknown      how many requests ended without an answer: each may have had its effect, or not
     */
    public static List<Violation> ofCreations(Collection<UUID> acknowledged, int unknown, Set<UUID> existing) {
        List<Violation> found = new ArrayList<>();
        Set<UUID> distinct = new HashSet<>();
        for (UUID id : acknowledged) {
            if (!distinct.add(id)) {
                found.add(violation("declaration " + id, "two requests were told that it is theirs"));
            }
            if (!existing.contains(id)) {
                found.add(violation("declaration " + id, "its provider was told that it exists, and it does not"));
            }
        }
        long surplus = existing.stream().filter(id -> !distinct.contains(id)).count();
        if (surplus > unknown) {
            found.add(violation("declarations", "%d exist that nobody was told of, and only %d requests ended without an answer"
                    .formatted(surplus, unknown)));
        }
        return found;
    }

    /**
     * One published snapshot, in the order of its partition.
     *
     * @param key topic and aggregate
     */
    public record Event(String key, long version) {
    }

    /** @param committed the versions the owners have now; an event may be older, never newer, and the newest must be there */
    public static List<Violation> ofEvents(Collection<Event> events, Map<String, Long> committed) {
        List<Violation> found = new ArrayList<>();
        Map<String, Long> last = new HashMap<>();
        for (Event event : events) {
            Long before = last.put(event.key(), event.version());
            if (before != null && before > event.version()) {
                found.add(violation(event.key(), "version %d was published after version %d".formatted(event.version(), before)));
            }
        }
        committed.forEach((key, version) -> {
            Long published = last.get(key);
            if (published == null || published < version) {
                found.add(violation(key, "its owner has version %d, and %s was published".formatted(version, published == null ? "nothing" : published)));
            }
        });
        last.forEach((key, version) -> {
            Long owned = committed.get(key);
            if (owned == null || owned < version) {
                found.add(violation(key, "version %d was published, and its owner has %s".formatted(version, owned == null ? "nothing" : owned)));
            }
        });
        return found;
    }

    private static Violation violation(String subject, String what) {
        return new Violation(Invariant.I5_ONE_EFFECT, subject, what);
    }
}
