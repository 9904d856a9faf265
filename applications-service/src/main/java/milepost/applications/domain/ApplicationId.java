package milepost.applications.domain;

import java.util.UUID;

/** Identifies an application. */
public record ApplicationId(UUID value) {
}
