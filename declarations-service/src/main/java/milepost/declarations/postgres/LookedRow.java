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
import milepost.declarations.application.Submissions;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.MilestoneWindow;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Surroundings;
import milepost.declarations.domain.submission.Known;
import org.jspecify.annotations.Nullable;

/** What the look at a submission's facts answers, and what it means to the use case. */
public record LookedRow(Instant now, FactsRow facts, List<AttemptRow> attempts, @Nullable Instant previous, long personVersion, long namesVersion,
                        Copies.NamesRow names) {

    /** An earlier attempt, by what it was judged. */
    public record AttemptRow(String facts, Instant recordedAt) {
    }

    /** Everything a verdict depends on. */
    public record FactsRow(@Nullable PersonRow person, @Nullable UUID survivor, boolean survivorTrains, boolean trainsWithProvider, @Nullable CourseRow course,
                           Copies.@Nullable EnrolmentRow training, Copies.@Nullable ApplicationRow application, @Nullable CohortRow cohort,
                           @Nullable ScheduleRow schedule, boolean contract, boolean statement, Set<UUID> partners, Set<UUID> partnerships,
                           List<SiblingRow> siblings, @Nullable UUID duplicate) {
    }

    /** Somebody of whom participants-service told. */
    public record PersonRow(UUID id) {
    }

    /** A course of the catalogue. */
    public record CourseRow(String group, boolean supported) {
    }

    /** A cohort of the catalogue. */
    public record CohortRow(boolean declarationSequenceChecked, boolean mentorFunding, boolean detailedEvidence, @Nullable Instant paymentsFrozenAt) {

        Known.Cohort cohort() {
            return new Known.Cohort(declarationSequenceChecked, mentorFunding, detailedEvidence, paymentsFrozenAt);
        }
    }

    /** A schedule of the catalogue. */
    public record ScheduleRow(LocalDate appliesFrom, List<MilestoneRow> milestones) {

        public record MilestoneRow(String declarationType, @Nullable LocalDate startDate, @Nullable LocalDate milestoneDate) {
        }

        Known.Schedule schedule() {
            Map<DeclarationType, MilestoneWindow> windows = milestones.stream().collect(Collectors.toMap(
                    milestone -> DeclarationType.of(milestone.declarationType()).orElseThrow(),
                    milestone -> new MilestoneWindow(milestone.startDate() == null ? appliesFrom : milestone.startDate(), milestone.milestoneDate()),
                    (one, two) -> one));
            return new Known.Schedule(windows);
        }
    }

    /** Another declaration of the same training. */
    public record SiblingRow(UUID id, String type, Instant date, boolean live, boolean holdsSlot, boolean visible) {

        Known.Sibling sibling() {
            return new Known.Sibling(new DeclarationId(id), DeclarationType.of(type).orElseThrow(), date, live, holdsSlot, visible);
        }
    }

    /** Only attempts that were judged by the same facts count as earlier ones (decision D9). */
    public Submissions.Looked looked(String fingerprint) {
        List<Instant> same = attempts.stream().filter(attempt -> attempt.facts().equals(fingerprint)).map(AttemptRow::recordedAt).toList();
        return new Submissions.Looked(known(), around(), fingerprint, same.size(), same.stream().min(Instant::compareTo).orElse(null), previous);
    }

    private Known known() {
        PersonRow person = facts.person();
        ParticipantId survivor = Copies.orNull(facts.survivor(), ParticipantId::new);
        return new Known(Copies.orNull(person, row -> new Known.Person(new ParticipantId(row.id()), survivor)),
                facts.survivorTrains() ? survivor : null, facts.trainsWithProvider(),
                Copies.orNull(facts.course(), row -> new Known.Course(CourseGroup.of(row.group()), row.supported())),
                Copies.orNull(facts.training(), Copies.EnrolmentRow::training),
                Copies.orNull(facts.application(), row -> new Known.Application(row.asFunding(), Boolean.TRUE.equals(row.insideCatchment()))),
                Copies.orNull(facts.cohort(), CohortRow::cohort),
                Copies.orNull(facts.schedule(), ScheduleRow::schedule), facts.contract(), facts.statement(), partners(facts.partners()),
                partners(facts.partnerships()), facts.siblings().stream().map(SiblingRow::sibling).toList(),
                Copies.orNull(facts.duplicate(), DeclarationId::new));
    }

    private Around around() {
        Copies.ApplicationRow application = facts.application();
        Copies.EnrolmentRow training = facts.training();
        Seen seen = new Seen(application == null ? 0 : application.version(), training == null ? 0 : training.version(), 0, personVersion,
                namesVersion);
        Surroundings known = new Surroundings(Copies.funding(application, training), Copies.orNull(training, Copies.EnrolmentRow::told), null, Copies.orNull(facts.duplicate(), DeclarationId::new), null, null);
        return new Around(known, seen, names.names(), facts.statement(), now);
    }

    private static Set<PartnerId> partners(Set<UUID> ids) {
        Set<PartnerId> partners = new HashSet<>();
        ids.forEach(id -> partners.add(new PartnerId(id)));
        return partners;
    }
}
