package milepost.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** I4: a projection made anew from the topics is the projection that was there. */
public final class SameAfterReplay {

    private SameAfterReplay() {
    }

    /** @param before rows by name, in any words, as long as both sides use the same */
    public static List<Violation> violations(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Violation> found = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                found.add(new Violation(Invariant.I4_REPLAY, name, "it was %s and is %s after the replay"
                        .formatted(before.get(name), after.get(name))));
            }
        }
        return found;
    }
}
