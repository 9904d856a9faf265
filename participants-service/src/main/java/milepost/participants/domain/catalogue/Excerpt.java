package milepost.participants.domain.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.catalogue.CatalogueEntry.CohortTerms;
import milepost.participants.domain.catalogue.CatalogueEntry.Course;
import milepost.participants.domain.catalogue.CatalogueEntry.Offer;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;

/** The entries of the catalogue that one decision looks at. */
public record Excerpt(Map<EntryKey, CatalogueEntry> entries) {

    public static final Excerpt EMPTY = new Excerpt(Map.of());

    public Excerpt {
        entries = Map.copyOf(entries);
    }

    public static Excerpt of(Collection<? extends CatalogueEntry> entries) {
        return new Excerpt(entries.stream().collect(Collectors.toMap(CatalogueEntry::key, Function.identity())));
    }

    /** The course, if it is one of the national professional qualifications. */
    public Optional<Course> course(CourseIdentifier identifier) {
        return entry(EntryKey.of(identifier), Course.class).filter(course -> course.group().isForNpq());
    }

    public Optional<CohortTerms> terms(Cohort cohort) {
        return entry(EntryKey.of(cohort), CohortTerms.class);
    }

    public Optional<CohortFunding> funding(Cohort cohort) {
        return terms(cohort).map(CohortTerms::funding);
    }

    public Optional<Schedule> schedule(Cohort cohort, ScheduleIdentifier identifier) {
        return entry(EntryKey.of(cohort, identifier), Schedule.class);
    }

    public boolean offers(LeadProviderId provider, CourseIdentifier course, Cohort cohort) {
        return entry(EntryKey.of(cohort, course, provider), Offer.class).filter(offer -> !offer.deleted()).isPresent();
    }

    public boolean knows(EntryKey key) {
        return entries.containsKey(key);
    }

    /** Of several cohorts that share a year, the latest suffix that has the schedule (facts/npq 4.6). */
    public Optional<Schedule> latest(List<Cohort> latestFirst, ScheduleIdentifier identifier) {
        return latestFirst.stream().flatMap(cohort -> schedule(cohort, identifier).stream()).findFirst();
    }

    /** Those of the cohorts that we know of. */
    public List<Cohort> known(List<Cohort> cohorts) {
        return cohorts.stream().filter(cohort -> funding(cohort).isPresent()).toList();
    }

    private <T extends CatalogueEntry> Optional<T> entry(EntryKey key, Class<T> kind) {
        return Optional.ofNullable(entries.get(key)).map(kind::cast);
    }
}
