package milepost.chaos.load;

/** A command with what its client was told in the end, and when in the order of all that was told. */
public record Told(long number, Command command, Outcome outcome) {
}
