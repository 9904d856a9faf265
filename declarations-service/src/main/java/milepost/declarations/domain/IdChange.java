package milepost.declarations.domain;

import java.time.Instant;

/** One participant id that was retired in favour of another. */
public record IdChange(ParticipantId from, ParticipantId to, Instant changedAt) {
}
