package milepost.participants.domain.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ScheduleIdentifier;

/** One entry of the catalogue, as much as we need of it (decision C5). */
public sealed interface CatalogueEntry {

    EntryKey key();

    /** A course that can be taken. */
    record Course(CourseIdentifier identifier, CourseGroup group) implements CatalogueEntry {
        @Override
        public EntryKey key() {
            return EntryKey.of(identifier);
        }
    }

    /** How a cohort's places are paid for. */
    record CohortTerms(Cohort cohort, CohortFunding funding) implements CatalogueEntry {
        @Override
        public EntryKey key() {
            return EntryKey.of(cohort);
        }
    }

    /**
     * A schedule of one cohort.
     *
     * @param opens the day from which each type can be declared; what is not in it cannot
     */
    record Schedule(Cohort cohort, ScheduleIdentifier identifier, CourseGroup group, Map<DeclarationType, LocalDate> opens)
            implements CatalogueEntry {

        public Schedule {
            opens = Map.copyOf(opens);
        }

        @Override
        public EntryKey key() {
            return EntryKey.of(cohort, identifier);
        }

        /** Decision C3: the first day itself is fine, and days are London days (decision A16). */
        public boolean allows(DeclarationType type, Instant date) {
            var opening = opens.get(type);
            return opening != null && !LondonDays.of(date).isBefore(opening);
        }
    }

    /** Whether a provider offers a course in a cohort. */
    record Offer(Cohort cohort, CourseIdentifier course, LeadProviderId leadProvider, boolean deleted) implements CatalogueEntry {
        @Override
        public EntryKey key() {
            return EntryKey.of(cohort, course, leadProvider);
        }
    }
}
