package milepost.participants.domain;

import java.time.Instant;

/** One id that was retired in favour of another. */
public record IdChange(ParticipantId from, ParticipantId to, Instant changedAt) {
}
