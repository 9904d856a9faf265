package milepost.participants.application;

import java.time.Instant;

/** At which version, and when by the system clock, an aggregate was stored. */
public record Recorded(long version, Instant at) {
}
