package milepost.declarations.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.application.DeclarationDocuments.Start;
import milepost.declarations.application.Outcomes;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.OutcomeId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.inmemory.ObservedDeclaration.Ended;
import milepost.declarations.postgres.Copies;
import milepost.declarations.postgres.DeclarationRow;
import milepost.platform.simulation.AsPostgresSorts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Outcomes, always bound to the provider that looks. */
final class MemoryOutcomes implements Outcomes {

    private static final Set<String> WITH_OUTCOME = Set.of("submitted", "eligible", "payable", "paid", "ineligible");
    private static final Comparator<Ended> IN_ORDER = Comparator.comparing(Ended::recordedAt).thenComparing(Ended::id, AsPostgresSorts.UUIDS);
    private static final Comparator<DeclarationRow> BY_AGE = Comparator.comparing(DeclarationRow::createdAt)
            .thenComparing(DeclarationRow::id, AsPostgresSorts.UUIDS);

    private final DeclarationTables tables;
    private final CopyTables copies;

    MemoryOutcomes(DeclarationTables tables, CopyTables copies) {
        this.tables = tables;
        this.copies = copies;
    }

    @Override
    public Flux<Shown> list(ProviderId viewer, Of whose, Start start, int limit) {
        return Flux.defer(() -> Flux.fromIterable(from(start, seenBy(viewer).filter(ended -> switch (whose) {
            case Of.Everybody(var since) -> since == null || !ended.recordedAt().isBefore(since);
            case Of.One(var participant) -> ended.participant().equals(participant.value());
        }).sorted(IN_ORDER)).limit(limit).map(MemoryOutcomes::shown).toList()));
    }

    private static Stream<Ended> from(Start start, Stream<Ended> outcomes) {
        return switch (start) {
            case Start.Skipping(var rows) -> outcomes.skip(rows);
            case Start.After(var recordedAt, var id) -> outcomes.filter(ended -> {
                int later = ended.recordedAt().compareTo(recordedAt);
                return later > 0 || later == 0 && AsPostgresSorts.UUIDS.compare(ended.id(), id) > 0;
            });
        };
    }

    @Override
    public Mono<Shown> find(ProviderId viewer, OutcomeId id) {
        return Mono.fromSupplier(() -> seenBy(viewer).filter(ended -> ended.id().equals(id.value())).findFirst()
                .map(MemoryOutcomes::shown).orElse(null));
    }

    private Stream<Ended> seenBy(ProviderId viewer) {
        return tables.outcomes.after(null).entrySet().stream()
                .filter(of -> DeclarationTables.of(tables.outcomeViewers, of.getKey()).contains(viewer.value()))
                .flatMap(of -> of.getValue().stream());
    }

    private static Shown shown(Ended ended) {
        return new Shown(new Outcome(new OutcomeId(ended.id()), Outcome.Result.of(ended.state()), ended.completionDate(), ended.recordedAt()),
                new ParticipantId(ended.participant()), new CourseIdentifier(ended.course()), ended.updatedAt());
    }

    @Override
    public Mono<Standing> standing(ProviderId provider, ParticipantId participant) {
        return Mono.fromSupplier(() -> standing(provider.value(), participant.value()));
    }

    private Standing standing(UUID provider, UUID participant) {
        var person = CopyTables.rowOf(copies.participants.get(participant));
        return new Standing(trains(provider, List.of(participant)),
                person == null || person.retiredInto() == null ? null : retired(provider, participant));
    }

    private Retired retired(UUID provider, UUID participant) {
        UUID survivor = copies.survivorOf(participant);
        var known = CopyTables.rowOf(copies.participants.get(survivor));
        return new Retired(new ParticipantId(survivor), trains(provider, List.of(survivor, participant)),
                Copies.changes(known == null ? null : known.idChanges()));
    }

    private boolean trains(UUID provider, List<UUID> ids) {
        return ids.stream().flatMap(copies::enrolmentsOf).anyMatch(copy -> copy.row().isNpqWith(provider));
    }

    @Override
    public Mono<Looked> look(ProviderId provider, ParticipantId participant, @Nullable CourseIdentifier course) {
        return Mono.fromSupplier(() -> {
            String name = course == null ? "" : course.value();
            var known = CopyTables.rowOf(copies.courses.get(name));
            return new Looked(standing(provider.value(), participant.value()), known == null ? null : CourseGroup.of(known.group()),
                    tables.ofParticipant(participant.value()).filter(row -> row.courseIdentifier().equals(name)
                                    && row.declarationType().equals("completed") && WITH_OUTCOME.contains(row.state())
                                    && tables.isSeenBy(provider.value(), row.id()))
                            .max(BY_AGE).map(row -> new DeclarationId(row.id())).orElse(null));
        });
    }
}
