package milepost.chaos.check;

import java.util.List;
import java.util.stream.Stream;
import milepost.invariants.Violation;

/**
 * How what was told compares with what is.
 *
 * @param lost    acknowledged and without effect
 * @param doubled an effect too many
 * @param wrong   everything else that must not be
 */
public record Verdict(List<Violation> lost, List<Violation> doubled, List<Violation> wrong) {

    public Verdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        wrong = List.copyOf(wrong);
    }

    public boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }

    public List<Violation> all() {
        return Stream.of(lost, doubled, wrong).flatMap(List::stream).toList();
    }
}
