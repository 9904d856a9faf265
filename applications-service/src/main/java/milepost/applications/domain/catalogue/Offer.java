package milepost.applications.domain.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a provider offers a course in a cohort, and how many funded places DfE pays it for, where that is limited. */
public record Offer(CohortIdentifier cohort, CourseIdentifier course, LeadProviderId leadProvider, @Nullable Integer fundingCap,
                    boolean deleted) implements CatalogueEntry {

    @Override
    public EntryKey key() {
        return EntryKey.of(cohort, course, leadProvider);
    }

    @Override
    public List<EntryKey> references() {
        return List.of(EntryKey.of(cohort), EntryKey.of(course), EntryKey.of(leadProvider));
    }

    public Offer withdrawn() {
        return new Offer(cohort, course, leadProvider, fundingCap, true);
    }
}
