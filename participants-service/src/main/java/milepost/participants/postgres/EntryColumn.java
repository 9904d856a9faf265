package milepost.participants.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue as it stands in the JSON column: of the five only what its kind has. */
record EntryColumn(@Nullable CourseColumn course, @Nullable CohortColumn cohort, @Nullable ScheduleColumn schedule,
                   @Nullable OfferColumn offer, @Nullable PartyColumn party) {

    record PartyColumn(String key) {}

    private EntryColumn(@Nullable CourseColumn course, @Nullable CohortColumn cohort, @Nullable ScheduleColumn schedule,
                        @Nullable OfferColumn offer) {
        this(course, cohort, schedule, offer, null);
    }

    record CourseColumn(String identifier, String courseGroup) {}

    record CohortColumn(String identifier, String funding, @Nullable Instant paymentsFrozenAt) {}

    /** @param closes null in what was kept before it was read */
    record ScheduleColumn(String cohort, String identifier, String courseGroup, Map<String, LocalDate> opens,
                          @Nullable Map<String, LocalDate> closes) {}

    record OfferColumn(String cohort, String courseIdentifier, UUID leadProviderId, boolean deleted) {}

    static EntryColumn of(CatalogueEntry entry) {
        return switch (entry) {
            case CatalogueEntry.Course(var identifier, var group) ->
                    new EntryColumn(new CourseColumn(identifier.value(), group.word()), null, null, null);
            case CatalogueEntry.CohortTerms(var cohort, var funding, var frozen) ->
                    new EntryColumn(null, new CohortColumn(cohort.identifier(), funding.word(), frozen), null, null);
            case CatalogueEntry.Schedule schedule -> new EntryColumn(null, null, of(schedule), null);
            case CatalogueEntry.Offer(var cohort, var course, var provider, var deleted) ->
                    new EntryColumn(null, null, null, new OfferColumn(cohort.identifier(), course.value(), provider.value(), deleted));
            case CatalogueEntry.Party(var key) -> new EntryColumn(null, null, null, null, new PartyColumn(key.value()));
        };
    }

    private static ScheduleColumn of(CatalogueEntry.Schedule schedule) {
        return new ScheduleColumn(schedule.cohort().identifier(), schedule.identifier().value(), schedule.group().word(),
                days(schedule.opens()), days(schedule.closes()));
    }

    private static Map<String, LocalDate> days(Map<DeclarationType, LocalDate> byType) {
        var days = new TreeMap<String, LocalDate>();
        byType.forEach((type, day) -> days.put(type.value(), day));
        return days;
    }

    private static Map<DeclarationType, LocalDate> byType(@Nullable Map<String, LocalDate> days) {
        return days == null ? Map.of() : days.entrySet().stream()
                .collect(Collectors.toMap(day -> new DeclarationType(day.getKey()), Map.Entry::getValue));
    }

    CatalogueEntry entry() {
        if (course != null) {
            return new CatalogueEntry.Course(new CourseIdentifier(course.identifier()), CourseGroup.of(course.courseGroup()).orElseThrow());
        }
        if (cohort != null) {
            return new CatalogueEntry.CohortTerms(new Cohort(cohort.identifier()), CohortFunding.of(cohort.funding()).orElseThrow(),
                    cohort.paymentsFrozenAt());
        }
        if (schedule != null) {
            return new CatalogueEntry.Schedule(new Cohort(schedule.cohort()), new ScheduleIdentifier(schedule.identifier()),
                    CourseGroup.of(schedule.courseGroup()).orElseThrow(), byType(schedule.opens()), byType(schedule.closes()));
        }
        if (offer != null) {
            return new CatalogueEntry.Offer(new Cohort(offer.cohort()), new CourseIdentifier(offer.courseIdentifier()),
                    new LeadProviderId(offer.leadProviderId()), offer.deleted());
        }
        if (party != null) {
            return new CatalogueEntry.Party(new EntryKey(party.key()));
        }
        throw new IllegalStateException("an entry of no kind");
    }
}
