package milepost.declarations.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.application.Around;
import milepost.declarations.application.Seen;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Surroundings;
import milepost.declarations.domain.submission.Known;
import org.jspecify.annotations.Nullable;

/** What the look at a submission's facts answers. */
record LookedRow(Instant now, FactsRow facts, List<AttemptRow> attempts, @Nullable Instant previous, long personVersion, long namesVersion,
                 Copies.NamesRow names) {

    record AttemptRow(String facts, Instant recordedAt) {
    }

    record FactsRow(@Nullable PersonRow person, boolean survivorTrains, boolean trainsWithProvider, @Nullable CourseRow course,
                    Copies.@Nullable EnrolmentRow training, Copies.@Nullable ApplicationRow application, @Nullable CohortRow cohort,
                    @Nullable ScheduleRow schedule, boolean contract, boolean statement, Set<UUID> partners, Set<UUID> partnerships,
                    List<SiblingRow> siblings, @Nullable UUID duplicate) {
    }

    record PersonRow(UUID id, @Nullable UUID retiredInto) {
    }

    record CourseRow(String group, boolean supported) {
    }

    record CohortRow(boolean declarationSequenceChecked) {
    }

    record ScheduleRow(LocalDate appliesFrom, List<MilestoneRow> milestones) {

        record MilestoneRow(String declarationType, @Nullable LocalDate startDate) {
        }

        Known.Schedule schedule() {
            Map<DeclarationType, LocalDate> starts = milestones.stream().collect(Collectors.toMap(
                    milestone -> DeclarationType.of(milestone.declarationType()).orElseThrow(),
                    milestone -> milestone.startDate() == null ? appliesFrom : milestone.startDate(), (one, two) -> one));
            return new Known.Schedule(starts);
        }
    }

    record SiblingRow(UUID id, String type, Instant date, boolean live, boolean holdsSlot, boolean visible) {

        Known.Sibling sibling() {
            return new Known.Sibling(new DeclarationId(id), DeclarationType.of(type).orElseThrow(), date, live, holdsSlot, visible);
        }
    }

    Known known() {
        PersonRow person = facts.person();
        boolean retired = person != null && person.retiredInto() != null;
        return new Known(Copies.orNull(person, row -> new Known.Person(new ParticipantId(row.id()), retired)),
                retired && facts.survivorTrains() ? new ParticipantId(person.retiredInto()) : null, facts.trainsWithProvider(),
                Copies.orNull(facts.course(), row -> new Known.Course(CourseGroup.of(row.group()), row.supported())),
                Copies.orNull(facts.training(), Copies.EnrolmentRow::training),
                Copies.orNull(facts.application(), row -> new Known.Application(row.asFunding(), Boolean.TRUE.equals(row.insideCatchment()))),
                Copies.orNull(facts.cohort(), row -> new Known.Cohort(row.declarationSequenceChecked())),
                Copies.orNull(facts.schedule(), ScheduleRow::schedule), facts.contract(), facts.statement(), partners(facts.partners()),
                partners(facts.partnerships()), facts.siblings().stream().map(SiblingRow::sibling).toList(),
                Copies.orNull(facts.duplicate(), DeclarationId::new));
    }

    Around around() {
        Copies.ApplicationRow application = facts.application();
        Copies.EnrolmentRow training = facts.training();
        Seen seen = new Seen(application == null ? 0 : application.version(), training == null ? 0 : training.version(), 0, personVersion,
                namesVersion);
        Surroundings known = new Surroundings(Copies.orNull(application, Copies.ApplicationRow::told),
                Copies.orNull(training, Copies.EnrolmentRow::told), null, Copies.orNull(facts.duplicate(), DeclarationId::new));
        return new Around(known, seen, names.names(), facts.statement(), now);
    }

    private static Set<PartnerId> partners(Set<UUID> ids) {
        Set<PartnerId> partners = new HashSet<>();
        ids.forEach(id -> partners.add(new PartnerId(id)));
        return partners;
    }
}
