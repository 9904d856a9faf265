package milepost.declarations.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Stretch;
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

        /** An early career teacher is everybody's who trained, trains or is going to train them. */
        boolean isWith(UUID provider) {
            return told.live() && (told.leadProviderId().equals(provider)
                    || told.family().equals("ecf") && told.periods().stream().anyMatch(period -> period.leadProviderId().equals(provider)));
        }

        /** As one provider's own part of the training has it; empty where it never trains. */
        Optional<Enrolment> partOf(UUID provider, LocalDate day) {
            return told.training().stretchOf(new ProviderId(provider), day).map(Stretch::last).map(last -> new Enrolment(acceptedAt,
                    new Copies.EnrolmentRow(told.id(), told.family(), told.participantId(), told.courseIdentifier(), provider,
                            last.cohort() == null ? told.cohort() : last.cohort().value(),
                            last.schedule() == null ? told.scheduleIdentifier() : last.schedule().value(), last.status().name().toLowerCase(Locale.ROOT),
                            told.live(), told.periods(), told.effectiveAt(), told.version(), told.eligibleForFunding(), told.sparsityUplift(),
                            told.pupilPremiumUplift(), told.cohortChangedAfterPaymentsFrozen())));
        }
    }

    record Contract(UUID leadProviderId, String cohort, String kind, @Nullable String courseIdentifier) {

        /** @param mentorsApart whether the cohort pays for mentors by a contract of its own */
        boolean isAbout(String family, String course, boolean mentorsApart) {
            return family.equals("npq") ? kind.equals("npq") && course.equals(courseIdentifier)
                    : kind.equals("ecf") || kind.equals("ecf_mentor") && course.equals("ecf-mentor") && mentorsApart;
        }
    }

    record Statement(UUID leadProviderId, String cohort, String type, LocalDate deadlineDate, boolean outputFee, String state) {

        boolean isOpenFor(UUID provider, String itsCohort, String family) {
            return outputFee && state.equals("open") && leadProviderId.equals(provider) && cohort.equals(itsCohort) && type.equals(family);
        }
    }

    private CopiedRows() {
    }
}
