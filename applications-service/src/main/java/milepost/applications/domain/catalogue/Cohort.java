package milepost.applications.domain.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The people who start in one academic year (or part of it) under one call-off contract, and how they are paid for. */
public record Cohort(CohortIdentifier identifier, String description, LocalDate registrationStartDate, CohortFunding funding,
                     boolean mentorFunding, boolean detailedEvidence, boolean uplifts, boolean declarationSequenceChecked,
                     @Nullable Instant paymentsFrozenAt) implements CatalogueEntry {

    @Override
    public EntryKey key() {
        return EntryKey.of(identifier);
    }
}
