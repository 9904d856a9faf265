package milepost.chaos.alerts;

import java.time.Instant;

/**
 * A fault that has happened.
 *
 * @param end when news had gone round again
 */
public record Struck(String fault, Expected expected, Instant begin, Instant end) {
}
