package milepost.applications.domain;

import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;

/** What an operator changes about where, in which cohort and whether somebody trains (facts/npq 3.8). */
public sealed interface TrainingChange {

    record ToLeadProvider(LeadProviderId to) implements TrainingChange {
    }

    record ToCohort(CohortIdentifier to) implements TrainingChange {
    }

    /** @param reason in the words of the provider's own command; needed for deferring and withdrawing */
    record ToTrainingStatus(TrainingStatus to, @Nullable String reason) implements TrainingChange {
    }
}
