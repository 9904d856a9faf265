package milepost.chaos.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts the faults of a run raised, and what is wrong with that.
 *
 * @param missing     what had to be seen and was not
 * @param unexpected  what would have woken somebody and belongs to no fault
 * @param notLookedAt why nobody looked, null where somebody did
 */
public record Alerts(List<Raised> raised, List<String> missing, List<String> unexpected, @Nullable String notLookedAt) {

    /**
     * What one fault raised.
     *
     * @param wanted   what it had to raise
     * @param seen     what came up from its beginning to that of the next, and what it had to raise and raised only afterwards
     * @param before   what was still up from before
     * @param expected whether all of that is as it should be
     */
    record Raised(String fault, List<String> wanted, List<String> seen, List<String> before, boolean expected) {

        Raised {
            wanted = List.copyOf(wanted);
            seen = List.copyOf(seen);
            before = List.copyOf(before);
        }

        private Raised and(Raised other) {
            return new Raised(fault, joined(wanted, other.wanted), joined(seen, other.seen), joined(before, other.before), expected && other.expected);
        }

        private static List<String> joined(List<String> some, List<String> others) {
            return List.copyOf(Stream.concat(some.stream(), others.stream()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    public Alerts {
        raised = List.copyOf(raised);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
    }

    static Alerts notLookedAt(String why) {
        return new Alerts(List.of(), List.of(), List.of(), why);
    }

    /** Somebody was to look and could not: that is a finding, too. */
    static Alerts unknown(String why) {
        return new Alerts(List.of(), List.of(why), List.of(), null);
    }

    public boolean isClean() {
        return missing.isEmpty() && unexpected.isEmpty();
    }

    /** As Markdown; faults of one name together. */
    public List<String> lines() {
        if (notLookedAt != null) {
            return List.of("Nobody looked which alerts the faults raise: " + notLookedAt + ".");
        }
        List<String> lines = new ArrayList<>(List.of("| fault | alerts it has to raise | alerts that came up | still up from before | as expected |",
                "| --- | --- | --- | --- | --- |"));
        Map<String, Raised> byName = new LinkedHashMap<>();
        raised.forEach(each -> byName.merge(each.fault(), each, Raised::and));
        byName.values().forEach(each -> lines.add("| %s | %s | %s | %s | %s |".formatted(each.fault(), listed(each.wanted()), listed(each.seen()),
                listed(each.before()), each.expected() ? "yes" : "**no**")));
        if (!isClean()) {
            lines.add("");
            lines.add("What is wrong with the alerts:");
            Stream.concat(missing.stream(), unexpected.stream()).forEach(each -> lines.add("* " + each));
        }
        return lines;
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
