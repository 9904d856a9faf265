package milepost.invariants;

/**
 * Something that must not be.
 *
 * @param subject what it is about, such as {@code declaration 4f…}
 * @param what    the contradiction in one sentence
 */
public record Violation(Invariant invariant, String subject, String what) {

    @Override
    public String toString() {
        return invariant + ": " + subject + ": " + what;
    }
}
