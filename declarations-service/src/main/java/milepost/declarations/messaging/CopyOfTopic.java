package milepost.declarations.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import milepost.declarations.application.Affected;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.declarations.application.CopiesOfOthers;
import milepost.declarations.application.CopiesOfOthers.Kind;
import milepost.declarations.application.CopiesOfOthers.Told;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.TrainingId;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** This service's copy of one topic, and the declarations a record of it concerns. */
public final class CopyOfTopic implements Projection {

    private record Read(Kind kind, Class<?> shape, @Nullable Function<List<UUID>, Affected> concerns) {
    }

    /** What a deletion says of itself. */
    private record Mark(@Nullable Boolean deleted) {
    }

    private static final Map<String, Map<String, Read>> TOPICS = Map.of(
            "milepost.catalogue", Map.of(
                    "milepost.lead-provider.v1", new Read(Kind.LEAD_PROVIDER, ToldByOthers.LeadProvider.class, null),
                    "milepost.course.v1", new Read(Kind.COURSE, ToldByOthers.Course.class, null),
                    "milepost.cohort.v1", new Read(Kind.COHORT, ToldByOthers.Cohort.class, null),
                    "milepost.schedule.v1", new Read(Kind.SCHEDULE, ToldByOthers.Schedule.class, null),
                    "milepost.delivery-partner.v1", new Read(Kind.DELIVERY_PARTNER, ToldByOthers.DeliveryPartner.class, null),
                    "milepost.partnership.v1", new Read(Kind.PARTNERSHIP, ToldByOthers.Partnership.class, null)),
            "milepost.participants", Map.of("milepost.participant.v1", new Read(Kind.PARTICIPANT, ToldByOthers.Participant.class,
                    ids -> new Affected.OfPersons(ids.stream().map(ParticipantId::new).toList()))),
            "milepost.applications", Map.of("milepost.application.v1", new Read(Kind.APPLICATION, ToldByOthers.Application.class,
                    CopyOfTopic::ofTrainings)),
            "milepost.enrolments", Map.of("milepost.enrolment.v1", new Read(Kind.ENROLMENT, ToldByOthers.Enrolment.class,
                    CopyOfTopic::ofTrainings)),
            "milepost.contracts", Map.of("milepost.contract.v1", new Read(Kind.CONTRACT, ToldByOthers.Contract.class, null)),
            "milepost.statements", Map.of("milepost.statement.v1", new Read(Kind.STATEMENT, ToldByOthers.Statement.class, null)),
            "milepost.lines", Map.of("milepost.line.v1", new Read(Kind.LINE, ToldByOthers.Line.class,
                    ids -> new Affected.These(ids.stream().map(DeclarationId::new).toList()))));

    private final String topic;
    private final Map<String, Read> types;
    private final CopiesOfOthers copies;
    private final ConvergeDeclarations declarations;

    public CopyOfTopic(String topic, CopiesOfOthers copies, ConvergeDeclarations declarations) {
        this.topic = topic;
        this.types = Objects.requireNonNull(TOPICS.get(topic), topic);
        this.copies = copies;
        this.declarations = declarations;
    }

    @Override
    public String topic() {
        return topic;
    }

    /** Kinds we have no use for, such as offers, are passed over; so are deletions, which concern only those. */
    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        Read read = use(snapshot.type());
        return read == null ? Mono.just(false) : Mono.fromSupplier(() -> row(snapshot, read))
                .flatMap(row -> copies.fold(read.kind(), snapshot.version(), row)).defaultIfEmpty(false);
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        Read read = types.get(snapshot.type());
        return read == null || read.concerns() == null ? Mono.empty()
                : declarations.converge(concerned(read.concerns(), List.of(snapshot))).then();
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.fromSupplier(() -> byType(together)).flatMapIterable(Map::entrySet)
                .concatMap(told -> fold(told.getKey(), told.getValue())).collectList();
    }

    /** Each is found again by its key, which begins with its kind where a topic has several. */
    private Flux<Snapshot> fold(Read read, List<Snapshot> told) {
        Map<String, Snapshot> byKey = new HashMap<>();
        List<Told> rows = new ArrayList<>();
        for (Snapshot snapshot : told) {
            String row = row(snapshot, read);
            if (row != null) {
                byKey.put(snapshot.key().substring(snapshot.key().indexOf('/') + 1), snapshot);
                rows.add(new Told(snapshot.version(), row));
            }
        }
        return rows.isEmpty() ? Flux.empty() : copies.fold(read.kind(), rows).mapNotNull(byKey::get);
    }

    /**
     * Lines come with every payment of a statement, and what follows from many is written together. Of people and trainings most are
     * new and have no declarations: that is one look for all; else each draws its consequences by itself, under its own trace.
     */
    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return Flux.fromIterable(byType(together).entrySet()).concatMap(told -> {
            Function<List<UUID>, Affected> concerns = told.getKey().concerns();
            return concerns == null ? Mono.<Void>empty() : switch (concerned(concerns, told.getValue())) {
                case Affected.These lines -> declarations.converge(lines).then();
                case Affected others -> declarations.areThere(others)
                        .flatMap(any -> any ? Projection.super.converge(told.getValue()) : Mono.empty());
            };
        }).then();
    }

    private Map<Read, List<Snapshot>> byType(List<Snapshot> together) {
        Map<Read, List<Snapshot>> types = new LinkedHashMap<>();
        for (Snapshot snapshot : together) {
            Read read = use(snapshot.type());
            if (read != null) {
                types.computeIfAbsent(read, _ -> new ArrayList<>()).add(snapshot);
            }
        }
        return types;
    }

    private static Affected concerned(Function<List<UUID>, Affected> concerns, List<Snapshot> told) {
        return concerns.apply(told.stream().map(snapshot -> UUID.fromString(snapshot.key())).toList());
    }

    private static Affected ofTrainings(List<UUID> ids) {
        return new Affected.OfTrainings(ids.stream().map(TrainingId::new).toList());
    }

    /** What is not of use is offered on the catalogue only; anything else that we do not know would be missed for good if it were passed over. */
    private @Nullable Read use(String type) {
        Read read = types.get(type);
        if (read == null && (!topic.equals("milepost.catalogue") || types.keySet().stream().anyMatch(known -> kind(known).equals(kind(type))))) {
            throw new PoisonRecord("the type " + type + " is not known on " + topic);
        }
        return read;
    }

    /** A type without its version. */
    private static String kind(String type) {
        return type.replaceFirst("[.]v\\d+$", "");
    }

    private static @Nullable String row(Snapshot snapshot, Read read) {
        try {
            return Boolean.TRUE.equals(Json.exact().readValue(snapshot.payload(), Mark.class).deleted()) ? null
                    : Json.exact().writeValueAsString(Json.exact().readValue(snapshot.payload(), read.shape()));
        } catch (JacksonException unreadable) {
            throw new PoisonRecord("not a " + snapshot.type(), unreadable);
        }
    }
}
