package milepost.applications.domain;

import java.util.UUID;

/** Identifies a person, as participants-service knows them. */
public record ParticipantId(UUID value) {
}
