package milepost.applications.domain;

import org.jspecify.annotations.Nullable;

/** Where the person works, as registration recorded it. */
public record Institution(InstitutionType type, @Nullable String urn, @Nullable String ukprn, @Nullable String name,
                          @Nullable Integer establishmentTypeCode) {
}
