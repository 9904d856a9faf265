package milepost.declarations.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.declarations.postgres.Copies;
import org.jspecify.annotations.Nullable;

/** Rows of copies of which queries use more than the PostgreSQL ring reads out of them. */
final class CopiedRows {

    record Named(UUID id, String name) {
    }

    record Partnership(UUID leadProviderId, UUID deliveryPartnerId, List<String> cohorts) {
    }

    record Participant(UUID id, @Nullable String trn, @Nullable UUID retiredInto, @Nullable List<Copies.ChangeRow> idChanges) {
    }

    record Enrolment(@Nullable Instant acceptedAt, Copies.EnrolmentRow told) {

        boolean isNpqWith(UUID provider) {
            return told.family().equals("npq") && told.live() && told.leadProviderId().equals(provider);
        }
    }

    record Contract(UUID leadProviderId, String cohort, String kind, @Nullable String courseIdentifier) {
    }

    record Statement(UUID leadProviderId, String cohort, String type, LocalDate deadlineDate, boolean outputFee, String state) {

        boolean isOpenFor(UUID provider, String itsCohort, String family) {
            return outputFee && state.equals("open") && leadProviderId.equals(provider) && cohort.equals(itsCohort) && type.equals(family);
        }
    }

    private CopiedRows() {
    }
}
