package milepost.statements.domain.expected;

import milepost.statements.domain.DeclarationType;

/**
 * How many declarations of one type a statement expects and has.
 *
 * @param received  those that earn
 * @param remaining with what earlier milestones still lack; a milestone from which nobody is expected lacks nothing
 */
public record Expected(DeclarationType type, int expected, int received, int remaining) {

    int open() {
        return expected - received;
    }
}
