package milepost.chaos.alerts;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which alerts a fault has to raise, and which it may raise besides. */
public record Expected(List<Wanted> must, List<Wanted> may) {

    static final Expected NOTHING = new Expected(List.of(), List.of());

    /**
     * An alert of one process, or of any.
     *
     * @param process null where it does not matter whose it is
     */
    record Wanted(Alert alert, @Nullable String process) {

        boolean is(Episode episode) {
            return alert.rule().equals(episode.alert()) && (process == null || process.equals(episode.labels().get("process")));
        }

        @Override
        public String toString() {
            return alert.rule() + (process == null ? "" : " " + process);
        }
    }

    public Expected {
        must = List.copyOf(must);
        may = List.copyOf(may);
    }

    static Expected must(Alert alert, @Nullable String process) {
        return new Expected(List.of(new Wanted(alert, process)), List.of());
    }

    static Expected may(Alert alert, @Nullable String process) {
        return new Expected(List.of(), List.of(new Wanted(alert, process)));
    }

    static Expected may(Alert... alerts) {
        return new Expected(List.of(), Stream.of(alerts).map(alert -> new Wanted(alert, null)).toList());
    }

    Expected and(Expected other) {
        return new Expected(joined(must, other.must), joined(may, other.may));
    }

    private static List<Wanted> joined(List<Wanted> some, List<Wanted> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    Stream<Wanted> all() {
        return Stream.concat(must.stream(), may.stream());
    }
}
