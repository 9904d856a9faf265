package milepost.participants.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import milepost.participants.application.Publishing;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.messaging.Published;
import milepost.platform.messaging.Versions;
import milepost.platform.messaging.converge.OwnersAsked;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryDatabase.CommitFaults;
import milepost.platform.simulation.MemoryOutbox;
import milepost.platform.simulation.Surroundings;
import milepost.platform.simulation.VirtualClock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The service over memory with nobody around it: its peers know nothing, and what it publishes is remembered. */
final class Alone {

    final VirtualClock clock = new VirtualClock(Instant.parse("2025-01-06T09:00:00Z"));
    final List<Enrolment> publishedEnrolments = new ArrayList<>();
    final MemoryDatabase database;
    final MemoryOutbox outbox;
    final ParticipantsInMemory service;

    private final AtomicLong ids = new AtomicLong();
    private final OwnersAsked owners = new OwnersAsked(_ -> Flux.empty(), _ -> Mono.empty());

    Alone() {
        this(CommitFaults.NONE);
    }

    Alone(CommitFaults faults) {
        this.database = new MemoryDatabase(clock, faults);
        this.outbox = new MemoryOutbox(database, "participants-service");
        this.service = new ParticipantsInMemory(new Surroundings("participants-service", database, outbox,
                owners, new Versions(1), () -> new UUID(7, ids.incrementAndGet()), clock,
                new Listening()));
    }

    void know(Person person) {
        service.persons.store(person, null).block();
    }

    /** As the record of a topic would be applied. */
    boolean hear(ApplicationCopy application) {
        var snapshot = Published.application(application);
        var projection = service.projections().getFirst();
        return Boolean.TRUE.equals(inTransaction(() -> projection.fold(snapshot)
                .flatMap(applied -> projection.converge(snapshot).thenReturn(applied))));
    }

    /** The same for what one poll brought. */
    void hear(List<ApplicationCopy> together) {
        var projection = service.projections().getFirst();
        inTransaction(() -> projection.fold(together.stream().map(Published::application).toList()).flatMap(projection::converge));
    }

    void hear(HeardDeclaration declaration, long version) {
        hearDeclarations(Map.of(declaration, version));
    }

    /** Declarations that one poll brought, with their versions. */
    void hearDeclarations(Map<HeardDeclaration, Long> together) {
        var projection = service.projections().getLast();
        inTransaction(() -> projection.fold(together.entrySet().stream().map(each -> Published.declaration(each.getKey(), each.getValue())).toList())
                .flatMap(projection::converge));
    }

    int sweep() {
        return service.sweeps().stream().mapToInt(sweep -> inTransaction(() -> sweep.repair(null, 50)).repaired()).sum();
    }

    /** As a request would be carried out: its refusals are confirmed first, though nobody knows better. */
    <T> T command(Supplier<Mono<T>> work) {
        return Objects.requireNonNull(owners.around(() -> database.transactional(Mono.defer(work))).block());
    }

    <T> @Nullable T inTransaction(Supplier<Mono<T>> work) {
        return database.transactional(Mono.defer(work)).block();
    }

    private final class Listening implements Decoration {

        @Override
        public <P> P around(String name, Class<P> port, P real) {
            return port == Publishing.class ? port.cast(listening((Publishing) real)) : real;
        }

        private Publishing listening(Publishing real) {
            return new Publishing() {
                @Override
                public Mono<Void> person(Person person, Recorded recorded) {
                    return real.person(person, recorded);
                }

                @Override
                public Mono<Void> enrolment(Enrolment enrolment, Recorded recorded) {
                    return real.enrolment(enrolment, recorded).doOnSuccess(_ -> publishedEnrolments.add(enrolment));
                }

                @Override
                public Mono<Void> trainingRecord(TrainingRecord record, Recorded recorded) {
                    return real.trainingRecord(record, recorded);
                }
            };
        }
    }
}
