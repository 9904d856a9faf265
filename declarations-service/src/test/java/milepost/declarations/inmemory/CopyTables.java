package milepost.declarations.inmemory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import milepost.declarations.application.CopiesOfOthers.Kind;
import milepost.declarations.inmemory.CopiedRows.Contract;
import milepost.declarations.inmemory.CopiedRows.Enrolment;
import milepost.declarations.inmemory.CopiedRows.Named;
import milepost.declarations.inmemory.CopiedRows.Participant;
import milepost.declarations.inmemory.CopiedRows.Partnership;
import milepost.declarations.inmemory.CopiedRows.Statement;
import milepost.declarations.postgres.Copies;
import milepost.declarations.postgres.LookedRow;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryIndex;
import milepost.platform.simulation.MemoryTable;
import milepost.platform.simulation.PostgresHash;
import org.jspecify.annotations.Nullable;

/** The copies, a table per kind, and what several queries ask of them. */
final class CopyTables {

    private static final int MOST_MERGES = 32;

    final MemoryTable<UUID, Copy<Named>> leadProviders;
    final MemoryTable<String, Copy<LookedRow.CourseRow>> courses;
    final MemoryTable<String, Copy<LookedRow.CohortRow>> cohorts;
    final MemoryTable<String, Copy<LookedRow.ScheduleRow>> schedules;
    final MemoryTable<UUID, Copy<Named>> deliveryPartners;
    final MemoryTable<String, Copy<Partnership>> partnerships;
    final MemoryTable<UUID, Copy<Participant>> participants;
    final MemoryTable<UUID, Copy<Copies.ApplicationRow>> applications;
    final MemoryTable<UUID, Copy<Enrolment>> enrolments;
    final MemoryTable<UUID, Copy<Contract>> contracts;
    final MemoryTable<UUID, Copy<Statement>> statements;
    final MemoryTable<UUID, Copy<Copies.LineRow>> lines;
    private final MemoryIndex<UUID, UUID, Copy<Enrolment>> enrolmentsByParticipant;
    private final Map<Kind, MemoryTable<?, ? extends Copy<?>>> all = new LinkedHashMap<>();
    /** Who is the same person, as long as nothing is told of anybody. */
    private final Map<UUID, List<UUID>> people = new HashMap<>();
    private long peopleAsOf;

    CopyTables(MemoryDatabase database) {
        leadProviders = byId(Kind.LEAD_PROVIDER, database);
        courses = byName(Kind.COURSE, database);
        cohorts = byName(Kind.COHORT, database);
        schedules = byName(Kind.SCHEDULE, database);
        deliveryPartners = byId(Kind.DELIVERY_PARTNER, database);
        partnerships = byName(Kind.PARTNERSHIP, database);
        participants = byId(Kind.PARTICIPANT, database);
        applications = byId(Kind.APPLICATION, database);
        enrolments = byId(Kind.ENROLMENT, database);
        enrolmentsByParticipant = enrolments.by(copy -> copy.row().told().participantId());
        contracts = byId(Kind.CONTRACT, database);
        statements = byId(Kind.STATEMENT, database);
        lines = byId(Kind.LINE, database);
    }

    /** The key of a row that is known by two names. */
    static String key(Object one, Object other) {
        return one + "/" + other;
    }

    void forget() {
        all.values().forEach(MemoryTable::clear);
    }

    /** Every copy's version, by its key. */
    SortedMap<String, Long> versions(Kind kind) {
        SortedMap<String, Long> versions = new TreeMap<>();
        all.get(kind).after(null).forEach((key, copy) -> versions.put(key.toString(), copy.version()));
        return versions;
    }

    Stream<Copy<Enrolment>> enrolmentsOf(UUID participant) {
        return enrolmentsByParticipant.of(participant);
    }

    /** Function {@code same_person}: everybody's ids who is this participant, by id, by merges or by verified TRN. */
    List<UUID> samePerson(UUID participant) {
        if (peopleAsOf != participants.changes()) {
            peopleAsOf = participants.changes();
            people.clear();
        }
        return people.computeIfAbsent(participant, this::everybodyWhoIs);
    }

    private List<UUID> everybodyWhoIs(UUID participant) {
        List<UUID> same = new ArrayList<>(List.of(participant));
        for (int nth = 0; nth < same.size(); nth++) {
            Participant one = rowOf(participants.get(same.get(nth)));
            if (one != null) {
                participants.where(other -> isSame(one, other.row())).map(other -> other.row().id())
                        .filter(id -> !same.contains(id)).toList().forEach(same::add);
                if (one.retiredInto() != null && !same.contains(one.retiredInto())) {
                    same.add(one.retiredInto());
                }
            }
        }
        return List.copyOf(same);
    }

    private static boolean isSame(Participant one, Participant other) {
        return one.trn() != null && one.trn().equals(other.trn()) || one.id().equals(other.retiredInto());
    }

    /** Function {@code survivor_of}: whom an id stands for after every merge. */
    UUID survivorOf(UUID participant) {
        UUID survivor = participant;
        for (int hops = 0; hops < MOST_MERGES; hops++) {
            Participant person = rowOf(participants.get(survivor));
            if (person == null || person.retiredInto() == null) {
                return survivor;
            }
            survivor = person.retiredInto();
        }
        return survivor;
    }

    /** Who they are and in which versions: a sum would be the same when one leaves and another comes. */
    long personVersion(UUID participant) {
        return samePerson(participant).stream().map(participants::get).filter(Objects::nonNull)
                .mapToLong(copy -> PostgresHash.of(copy.row().id() + ":" + copy.version())).reduce(0, (one, other) -> one ^ other);
    }

    boolean hasOpenStatement(UUID provider, String cohort, String family) {
        return statements.where(copy -> copy.row().isOpenFor(provider, cohort, family)).findAny().isPresent();
    }

    static LongStream versions(Stream<? extends @Nullable Copy<?>> copies) {
        return copies.mapToLong(CopyTables::version);
    }

    static long version(@Nullable Copy<?> copy) {
        return copy == null ? 0 : copy.version();
    }

    static <R> @Nullable R rowOf(@Nullable Copy<R> copy) {
        return copy == null ? null : copy.row();
    }

    static @Nullable String nameOf(@Nullable Copy<Named> copy) {
        return copy == null ? null : copy.row().name();
    }

    private <R> MemoryTable<UUID, Copy<R>> byId(Kind kind, MemoryDatabase database) {
        MemoryTable<UUID, Copy<R>> table = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
        all.put(kind, table);
        return table;
    }

    private <R> MemoryTable<String, Copy<R>> byName(Kind kind, MemoryDatabase database) {
        MemoryTable<String, Copy<R>> table = MemoryTable.in(database);
        all.put(kind, table);
        return table;
    }
}
