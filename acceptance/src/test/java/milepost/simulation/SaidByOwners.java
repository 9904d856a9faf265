package milepost.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.Surroundings;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.postgres.Copies;
import milepost.declarations.postgres.DeclarationRow;
import milepost.declarations.postgres.LoadedRow;
import milepost.declarations.postgres.LookedRow;
import milepost.participants.application.Persons;
import milepost.participants.domain.Person;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all owners would say now if they were asked about a declaration. No copy is looked at: neither whether a service has heard of
 * something, nor in which order it did, makes a difference here.
 */
final class SaidByOwners {

    /** Paid ones come first, then the older ones (decision D14). */
    private static final Comparator<DeclarationRow> BY_PRECEDENCE = Comparator.<DeclarationRow, Boolean>comparing(row -> !row.state().equals("paid"))
            .thenComparing(DeclarationRow::createdAt).thenComparing(DeclarationRow::id, AsPostgresSorts.UUIDS);

    private final Instant now;
    private final Map<String, Snapshot> said;
    private final Map<String, Object> read = new HashMap<>();
    private final Map<UUID, Person> people;
    private final List<DeclarationRow> rows;
    private final Map<UUID, UUID> oneOfThem = new HashMap<>();

    SaidByOwners(World world, List<Snapshot> owned, List<ObservedDeclaration> declarations) {
        now = world.suite.clock().instant();
        said = owned.stream().collect(Collectors.toMap(snapshot -> snapshot.topic() + "/" + snapshot.key(), snapshot -> snapshot));
        people = world.participants.service().allPersons().stream().map(Persons.Stored::person)
                .collect(Collectors.toMap(person -> person.id().value(), person -> person));
        rows = declarations.stream().map(ObservedDeclaration::row).toList();
        people.values().forEach(one -> people.values().stream().filter(other -> isSame(one, other)).forEach(other -> join(one, other)));
    }

    /** Somebody who was merged into somebody, or has the same verified TRN (decisions C6 and D14). */
    private static boolean isSame(Person one, Person other) {
        return other.id().equals(one.retiredInto()) || one.verifiedTrn().isPresent() && one.verifiedTrn().equals(other.verifiedTrn());
    }

    private void join(Person one, Person other) {
        UUID first = anyOf(one.id().value());
        UUID second = anyOf(other.id().value());
        if (!first.equals(second)) {
            oneOfThem.put(first, second);
        }
    }

    private UUID anyOf(UUID participant) {
        UUID of = participant;
        while (oneOfThem.containsKey(of)) {
            of = oneOfThem.get(of);
        }
        return of;
    }

    Instant now() {
        return now;
    }

    boolean areSame(UUID one, UUID other) {
        return anyOf(one).equals(anyOf(other));
    }

    UUID survivor(UUID participant) {
        UUID of = participant;
        while (people.containsKey(of) && people.get(of).retiredInto() != null) {
            of = people.get(of).retiredInto().value();
        }
        return of;
    }

    /** Other declarations of the same person under another id or for another training record, of the same type and course, live or not. */
    List<DeclarationRow> declaredApart(DeclarationRow row) {
        return rows.stream().filter(other -> (!Objects.equals(other.declaredParticipantId(), row.declaredParticipantId())
                || row.family().equals("ecf") && !other.trainingId().equals(row.trainingId()))
                && other.declarationType().equals(row.declarationType()) && courseOf(other).equals(courseOf(row))
                && areSame(other.participantId(), row.participantId())).toList();
    }

    private static CourseIdentifier courseOf(DeclarationRow row) {
        return new CourseIdentifier(row.courseIdentifier()).sameCourse().getLast();
    }

    /** What the should-be function of a declaration looks at. */
    Surroundings around(DeclarationRow row) {
        var training = as("milepost.enrolments/" + row.trainingId(), Copies.EnrolmentRow.class);
        UUID person = survivor(training == null ? row.participantId() : training.participantId());
        return new LoadedRow(now, row, List.of(), as("milepost.applications/" + row.trainingId(), Copies.ApplicationRow.class), training,
                as("milepost.lines/" + row.id(), Copies.LineRow.class), 0, 0, new Copies.NamesRow(null, null, null), true, true,
                earlierDuplicate(row), person, movedTo(row, training)).loaded().around().facts();
    }

    private @Nullable UUID earlierDuplicate(DeclarationRow row) {
        return declaredApart(row).stream().filter(other -> Evidence.isLive(other) && BY_PRECEDENCE.compare(other, row) < 0)
                .min(BY_PRECEDENCE).map(DeclarationRow::id).orElse(null);
    }

    private LookedRow.@Nullable ScheduleRow movedTo(DeclarationRow row, Copies.@Nullable EnrolmentRow training) {
        return training == null || training.scheduleIdentifier() == null
                || training.scheduleIdentifier().equals(row.scheduleIdentifier()) && training.cohort().equals(row.cohort()) ? null
                : as("milepost.catalogue/schedule/" + training.cohort() + "/" + training.scheduleIdentifier(), LookedRow.ScheduleRow.class);
    }

    /** Read once, of whatever many declarations it is said. */
    private <R> @Nullable R as(String name, Class<R> shape) {
        Snapshot snapshot = said.get(name);
        return snapshot == null ? null : shape.cast(read.computeIfAbsent(name, _ ->
                Json.exact().treeToValue(((ObjectNode) Json.exact().readTree(snapshot.payload())).put("version", snapshot.version()), shape)));
    }

    /** The ids that were retired. */
    TreeSet<UUID> retired() {
        return people.values().stream().filter(Person::retired).map(person -> person.id().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
