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
import org.jspecify.annotations.Nullable;

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

    /**
     * How a cohort's places are paid for.
     *
     * @param paymentsFrozenAt from when on nothing more is paid for it, if that is known
     */
    record CohortTerms(Cohort cohort, CohortFunding funding, @Nullable Instant paymentsFrozenAt) implements CatalogueEntry {

        public boolean paymentsFrozen(Instant at) {
            return paymentsFrozenAt != null && !paymentsFrozenAt.isAfter(at);
        }

        @Override
        public EntryKey key() {
            return EntryKey.of(cohort);
        }
    }

    /**
     * A schedule of one cohort.
     *
     * @param opens  the day from which each type can be declared; what is not in it cannot
     * @param closes the last day on which it can, where there is one
     */
    record Schedule(Cohort cohort, ScheduleIdentifier identifier, CourseGroup group, Map<DeclarationType, LocalDate> opens,
                    Map<DeclarationType, LocalDate> closes) implements CatalogueEntry {

        public Schedule {
            opens = Map.copyOf(opens);
            closes = Map.copyOf(closes);
        }

        @Override
        public EntryKey key() {
            return EntryKey.of(cohort, identifier);
        }

        /** Decision C3: the first day itself is fine, and so is the last; days are London days (decision A16). */
        public boolean allows(DeclarationType type, Instant date) {
            var opening = opens.get(type);
            var day = LondonDays.of(date);
            return opening != null && !day.isBefore(opening) && !isOver(type, day);
        }

        /** What NPQ milestones have for an end are deadlines of statements (decision D4). */
        private boolean isOver(DeclarationType type, LocalDate day) {
            var closing = closes.get(type);
            return closing != null && !group.isForNpq() && day.isAfter(closing);
        }
    }

    /** Whether a provider offers a course in a cohort. */
    record Offer(Cohort cohort, CourseIdentifier course, LeadProviderId leadProvider, boolean deleted) implements CatalogueEntry {
        @Override
        public EntryKey key() {
            return EntryKey.of(cohort, course, leadProvider);
        }
    }

    /** A lead provider or a delivery partner, of which we need no more than that there is one. */
    record Party(EntryKey key) implements CatalogueEntry {}
}
