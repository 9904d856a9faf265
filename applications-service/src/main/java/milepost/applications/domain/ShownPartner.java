package milepost.applications.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.DeliveryPartner;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Partnership;

/**
 * A delivery partner as one lead provider sees it (facts/npq 2.6).
 *
 * @param cohorts start years in which the two work together, ascending; without any the partner is not visible
 */
public record ShownPartner(LeadProviderId leadProvider, UUID id, String name, List<Integer> cohorts, Instant createdAt, Instant updatedAt) {

    public ShownPartner {
        cohorts = List.copyOf(cohorts);
    }

    /** Seen for the first time. */
    public static ShownPartner of(DeliveryPartner partner, Partnership partnership, Instant now) {
        List<Integer> years = partnership.cohorts().stream().map(CohortIdentifier::startYear).distinct().sorted().toList();
        return new ShownPartner(partnership.leadProvider(), partner.id(), partner.name(), years, now, now);
    }

    /** The same with its stamps, which move only when what is seen changes. */
    public ShownPartner after(ShownPartner before) {
        if (name.equals(before.name) && cohorts.equals(before.cohorts)) {
            return before;
        }
        Instant next = before.updatedAt.plusNanos(1_000);
        return new ShownPartner(leadProvider, id, name, cohorts, before.createdAt, updatedAt.isAfter(next) ? updatedAt : next);
    }

    public boolean isVisible() {
        return !cohorts.isEmpty();
    }
}
