package milepost.applications.domain.catalogue;

import java.time.LocalDate;
import java.util.List;

/** The expected course of training for one course group of one cohort. */
public record Schedule(CohortIdentifier cohort, ScheduleIdentifier identifier, String name, CourseGroup courseGroup,
                       LocalDate appliesFrom, LocalDate appliesTo, List<Milestone> milestones) implements CatalogueEntry {

    public Schedule {
        milestones = List.copyOf(milestones);
    }

    @Override
    public EntryKey key() {
        return EntryKey.of(cohort, identifier);
    }

    @Override
    public List<EntryKey> references() {
        return List.of(EntryKey.of(cohort));
    }
}
