package milepost.declarations.inmemory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.application.Affected;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Entry;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.postgres.Copies;
import milepost.declarations.postgres.DeclarationRow;
import milepost.declarations.postgres.LoadedRow;
import milepost.declarations.postgres.LookedRow;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The declarations: nothing is locked, because no transaction overlaps another. */
final class MemoryDeclarations implements Declarations {

    /** Paid ones come first, then the older ones. */
    private static final Comparator<DeclarationRow> BY_PRECEDENCE = Comparator.<DeclarationRow, Boolean>comparing(row -> !row.state().equals("paid"))
            .thenComparing(DeclarationRow::createdAt).thenComparing(DeclarationRow::id, AsPostgresSorts.UUIDS);

    private final MemoryDatabase database;
    private final DeclarationTables tables;
    private final CopyTables copies;
    private final Lagging lagging;
    private final Storing storing;

    MemoryDeclarations(MemoryDatabase database, DeclarationTables tables, CopyTables copies) {
        this.database = database;
        this.tables = tables;
        this.copies = copies;
        this.lagging = new Lagging(copies);
        this.storing = new Storing(tables);
    }

    @Override
    public Mono<List<DeclarationId>> lock(Affected affected) {
        return Mono.fromSupplier(() -> concerned(affected).map(DeclarationId::new).toList());
    }

    private Stream<UUID> concerned(Affected affected) {
        return switch (affected) {
            case Affected.These(var ids) -> ids.stream().map(DeclarationId::value).sorted(AsPostgresSorts.UUIDS).filter(tables.declarations::has);
            case Affected.OfTrainings(var trainings) -> ids(trainings.stream().map(TrainingId::value).distinct().flatMap(tables::ofTraining).sorted(DeclarationTables.BY_ID));
            case Affected.OfPersons(var people) ->
                    ids(tables.ofParticipants(people.stream().flatMap(person -> copies.samePerson(person.value()).stream()).toList()));
            case Affected.TwinsOf(var ids) -> {
                List<DeclarationRow> ones = ids.stream().map(id -> tables.declarations.get(id.value())).filter(Objects::nonNull).toList();
                yield ids(ones.stream().flatMap(one -> tables.ofParticipants(copies.samePerson(one.participantId())).filter(row -> areTwins(one, row)))
                        .sorted(DeclarationTables.BY_ID).distinct());
            }
            case Affected.Lagging(var after, var last) -> {
                Instant now = database.now();
                yield ids(tables.declarations.after(after).values().stream()
                        .takeWhile(row -> last == null || AsPostgresSorts.UUIDS.compare(row.id(), last) <= 0)
                        .filter(row -> lagging.isBehind(row, now)));
            }
            case Affected.LaggingAmong(var ids) -> {
                Instant now = database.now();
                yield ids(ids.stream().distinct().map(id -> tables.declarations.get(id.value())).filter(row -> row != null && lagging.isBehind(row, now))
                        .sorted(DeclarationTables.BY_ID));
            }
            case Affected.ShapedBefore(var shape, var after, var limit) -> tables.documents.after(after).entrySet().stream()
                    .filter(row -> row.getValue().stream().anyMatch(document -> document.shape() < shape)).limit(limit)
                    .map(row -> row.getKey());
        };
    }

    private static Stream<UUID> ids(Stream<DeclarationRow> rows) {
        return rows.map(DeclarationRow::id);
    }

    /** All are read before the first one is handed on, as one statement does. */
    @Override
    public Flux<Loaded> load(Collection<DeclarationId> ids) {
        return Flux.defer(() -> Flux.fromIterable(ids.stream().map(DeclarationId::value).distinct().sorted(AsPostgresSorts.UUIDS)
                .map(tables.declarations::get).filter(Objects::nonNull).map(this::loaded).toList()));
    }

    private Loaded loaded(DeclarationRow row) {
        var maker = copies.leadProviders.get(row.leadProviderId());
        boolean named = row.family().equals("npq");
        var partner = !named || row.deliveryPartnerId() == null ? null : copies.deliveryPartners.get(row.deliveryPartnerId());
        var second = !named || row.secondaryDeliveryPartnerId() == null ? null : copies.deliveryPartners.get(row.secondaryDeliveryPartnerId());
        var enrolment = copies.enrolments.get(row.trainingId());
        return new LoadedRow(database.now(), row, DeclarationTables.of(tables.documents, row.id()).stream()
                .map(it -> new LoadedRow.DocumentRow(it.viewer(), it.contentHash(), it.shape(), it.updatedAt())).toList(),
                CopyTables.rowOf(copies.applications.get(row.trainingId())), enrolment == null ? null : enrolment.row().told(),
                CopyTables.rowOf(copies.lines.get(row.id())), copies.personVersion(row.participantId()),
                CopyTables.version(maker) + CopyTables.version(partner) + CopyTables.version(second),
                new Copies.NamesRow(CopyTables.nameOf(maker), CopyTables.nameOf(partner), CopyTables.nameOf(second)),
                copies.hasOpenStatement(row.leadProviderId(), row.cohort(), row.family()), mayHaveTwins(row), earlierDuplicate(row),
                copies.survivorOf(enrolment == null ? row.participantId() : enrolment.row().told().participantId()),
                enrolment == null ? null : movedTo(row, enrolment.row())).loaded();
    }

    private LookedRow.@Nullable ScheduleRow movedTo(DeclarationRow row, CopiedRows.Enrolment enrolment) {
        Copies.EnrolmentRow training = row.family().equals("npq") ? enrolment.told()
                : enrolment.partOf(row.leadProviderId(), LondonDays.of(row.declarationDate())).map(CopiedRows.Enrolment::told).orElse(null);
        String schedule = training == null ? null : training.scheduleIdentifier();
        return schedule == null || schedule.equals(row.scheduleIdentifier()) && training.cohort().equals(row.cohort()) ? null
                : CopyTables.rowOf(copies.schedules.get(CopyTables.key(training.cohort(), schedule)));
    }

    private boolean mayHaveTwins(DeclarationRow row) {
        return copies.samePerson(row.participantId()).size() > 1 || tables.ofParticipant(row.participantId())
                .anyMatch(other -> other.declaredParticipantId() != null && !other.declaredParticipantId().equals(other.participantId())
                        || row.family().equals("ecf") && !other.trainingId().equals(row.trainingId()) && other.courseIdentifier().equals(row.courseIdentifier()));
    }

    private @Nullable UUID earlierDuplicate(DeclarationRow row) {
        return tables.ofParticipants(copies.samePerson(row.participantId())).filter(other -> areTwins(row, other) && DeclarationTables.isLive(other)
                        && BY_PRECEDENCE.compare(other, row) < 0)
                .min(BY_PRECEDENCE).map(DeclarationRow::id).orElse(null);
    }

    /** Of the same person, that is. */
    private static boolean areTwins(DeclarationRow one, DeclarationRow other) {
        return DeclarationTables.isDeclaredApart(other, one.declaredParticipantId(), one.trainingId()) && other.declarationType().equals(one.declarationType())
                && DeclarationTables.courseKey(other.courseIdentifier()).equals(DeclarationTables.courseKey(one.courseIdentifier()));
    }

    @Override
    public Flux<DeclarationId> turning(int limit) {
        return Flux.defer(() -> Flux.fromIterable(tables.declarations.where(row -> row.turnsAt() != null && !row.turnsAt().isAfter(database.now()))
                .sorted(Comparator.comparing(DeclarationRow::turnsAt).thenComparing(DeclarationRow::id, AsPostgresSorts.UUIDS))
                .limit(limit).map(row -> new DeclarationId(row.id())).toList()));
    }

    @Override
    public Mono<Void> store(List<Entry> entries) {
        return Mono.fromRunnable(() -> entries.forEach(storing::store));
    }

    @Override
    public Mono<Void> clearSlotFor(Declaration declaration) {
        return Mono.fromRunnable(() -> storing.clearSlotFor(declaration));
    }

    @Override
    public Mono<Map<DeclarationId, Long>> versions(Collection<DeclarationId> ids) {
        return Mono.fromSupplier(() -> {
            Map<DeclarationId, Long> versions = new LinkedHashMap<>();
            ids.forEach(id -> {
                DeclarationRow row = tables.declarations.get(id.value());
                if (row != null) {
                    versions.put(id, row.version());
                }
            });
            return versions;
        });
    }

    @Override
    public Flux<DeclarationId> restingOnWhatWasFoldedSince(Instant since, int most) {
        return Flux.defer(() -> Flux.fromStream(tables.declarations.rows().stream().filter(row -> lagging.restsOnWhatWasFoldedSince(row, since))
                .limit(most).map(row -> new DeclarationId(row.id()))));
    }

    @Override
    public Mono<UUID> endOfStretch(@Nullable UUID after, int length) {
        return Mono.fromSupplier(() -> tables.declarations.after(after).keySet().stream().skip(length - 1L).findFirst().orElse(null));
    }
}
