package milepost.declarations.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.inmemory.ObservedDeclaration.Concern;
import milepost.declarations.inmemory.ObservedDeclaration.Ended;
import milepost.declarations.inmemory.ObservedDeclaration.Step;
import milepost.declarations.postgres.DeclarationRow;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryIndex;
import milepost.platform.simulation.MemoryTable;
import org.jspecify.annotations.Nullable;

/** What this service owns: a row per declaration, and per declaration everything that hangs on it. */
final class DeclarationTables {

    static final Comparator<DeclarationRow> BY_ID = Comparator.comparing(DeclarationRow::id, AsPostgresSorts.UUIDS);

    final MemoryTable<UUID, DeclarationRow> declarations;
    private final MemoryIndex<UUID, UUID, DeclarationRow> declarationsByTraining;
    private final MemoryIndex<UUID, UUID, DeclarationRow> declarationsByParticipant;
    final MemoryTable<UUID, List<Step>> histories;
    final MemoryTable<UUID, List<Ended>> outcomes;
    final MemoryTable<UUID, List<UUID>> outcomeViewers;
    final MemoryTable<UUID, List<StoredDocument>> documents;
    final MemoryTable<UUID, List<Concern>> worklist;

    DeclarationTables(MemoryDatabase database) {
        declarations = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
        declarationsByTraining = declarations.by(DeclarationRow::trainingId);
        declarationsByParticipant = declarations.by(DeclarationRow::participantId);
        histories = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
        outcomes = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
        outcomeViewers = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
        documents = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
        worklist = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
    }

    Stream<DeclarationRow> ofTraining(UUID training) {
        return declarationsByTraining.of(training);
    }

    Stream<DeclarationRow> ofParticipant(UUID participant) {
        return declarationsByParticipant.of(participant);
    }

    /** Of everybody who is one person. */
    Stream<DeclarationRow> ofParticipants(List<UUID> participants) {
        return participants.size() == 1 ? ofParticipant(participants.getFirst())
                : participants.stream().distinct().flatMap(this::ofParticipant).sorted(BY_ID);
    }

    /** What hangs on a declaration; nothing where nothing does. */
    static <R> List<R> of(MemoryTable<UUID, List<R>> table, UUID declaration) {
        return Objects.requireNonNullElse(table.get(declaration), List.of());
    }

    Stream<StoredDocument> documents() {
        return documents.rows().stream().flatMap(List::stream);
    }

    boolean isSeenBy(UUID viewer, UUID declaration) {
        return of(documents, declaration).stream().anyMatch(document -> document.viewer().equals(viewer));
    }

    static boolean isLive(DeclarationRow row) {
        return switch (row.state()) {
            case "submitted", "eligible", "payable", "paid" -> true;
            default -> false;
        };
    }

    /** Under another id, or of an early career for another record. */
    static boolean isDeclaredApart(DeclarationRow row, @Nullable UUID declaredAs, UUID training) {
        return !Objects.equals(row.declaredParticipantId(), declaredAs) || row.family().equals("ecf") && !row.trainingId().equals(training);
    }

    /** Function {@code course_key}. */
    static String courseKey(String course) {
        return new CourseIdentifier(course).sameCourse().getLast().value();
    }
}
