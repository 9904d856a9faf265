package milepost.participants.postgres;

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
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue as it stands in the JSON column: of the four only what its kind has. */
record EntryColumn(@Nullable CourseColumn course, @Nullable CohortColumn cohort, @Nullable ScheduleColumn schedule,
                   @Nullable OfferColumn offer) {

    record CourseColumn(String identifier, String courseGroup) {}

    record CohortColumn(String identifier, String funding) {}

    record ScheduleColumn(String cohort, String identifier, String courseGroup, Map<String, LocalDate> opens) {}

    record OfferColumn(String cohort, String courseIdentifier, UUID leadProviderId, boolean deleted) {}

    static EntryColumn of(CatalogueEntry entry) {
        return switch (entry) {
            case CatalogueEntry.Course(var identifier, var group) ->
                    new EntryColumn(new CourseColumn(identifier.value(), group.word()), null, null, null);
            case CatalogueEntry.CohortTerms(var cohort, var funding) ->
                    new EntryColumn(null, new CohortColumn(cohort.identifier(), funding.word()), null, null);
            case CatalogueEntry.Schedule schedule -> new EntryColumn(null, null, of(schedule), null);
            case CatalogueEntry.Offer(var cohort, var course, var provider, var deleted) ->
                    new EntryColumn(null, null, null, new OfferColumn(cohort.identifier(), course.value(), provider.value(), deleted));
        };
    }

    private static ScheduleColumn of(CatalogueEntry.Schedule schedule) {
        var opens = new TreeMap<String, LocalDate>();
        schedule.opens().forEach((type, day) -> opens.put(type.value(), day));
        return new ScheduleColumn(schedule.cohort().identifier(), schedule.identifier().value(), schedule.group().word(), opens);
    }

    CatalogueEntry entry() {
        if (course != null) {
            return new CatalogueEntry.Course(new CourseIdentifier(course.identifier()), CourseGroup.of(course.courseGroup()).orElseThrow());
        }
        if (cohort != null) {
            return new CatalogueEntry.CohortTerms(new Cohort(cohort.identifier()), CohortFunding.of(cohort.funding()).orElseThrow());
        }
        if (schedule != null) {
            return new CatalogueEntry.Schedule(new Cohort(schedule.cohort()), new ScheduleIdentifier(schedule.identifier()),
                    CourseGroup.of(schedule.courseGroup()).orElseThrow(), schedule.opens().entrySet().stream()
                            .collect(Collectors.toMap(open -> new DeclarationType(open.getKey()), Map.Entry::getValue)));
        }
        if (offer != null) {
            return new CatalogueEntry.Offer(new Cohort(offer.cohort()), new CourseIdentifier(offer.courseIdentifier()),
                    new LeadProviderId(offer.leadProviderId()), offer.deleted());
        }
        throw new IllegalStateException("an entry of no kind");
    }
}
