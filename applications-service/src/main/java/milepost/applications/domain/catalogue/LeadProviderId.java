package milepost.applications.domain.catalogue;

import java.util.UUID;

/** Identifies a lead provider. */
public record LeadProviderId(UUID value) {
}
