package milepost.applications.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Catalogue;
import milepost.applications.application.People;
import milepost.applications.application.Publishing;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.platform.messaging.AskTheOwner;
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

    final VirtualClock clock = new VirtualClock(Instant.parse("2024-10-01T09:00:00Z"));
    final Map<ApplicationId, Application> published = new LinkedHashMap<>();
    final MemoryDatabase database;
    final MemoryOutbox outbox;
    final ApplicationsInMemory service;
    final Ports ports;

    private final AskTheOwner owners = new OwnersAsked(_ -> Flux.empty(), _ -> Mono.empty());
    private final AtomicLong ids = new AtomicLong();

    Alone(People people) {
        this(people, CommitFaults.NONE);
    }

    Alone(People people, CommitFaults faults) {
        this.database = new MemoryDatabase(clock, faults);
        this.outbox = new MemoryOutbox(database, "applications-service");
        var seen = new Looking();
        this.service = new ApplicationsInMemory(new Surroundings("applications-service", database, outbox,
                owners, new Versions(1), () -> new UUID(7, ids.incrementAndGet()), clock, seen), people);
        this.ports = seen.ports(clock);
    }

    void offer(CatalogueEntry... entries) {
        inTransaction(() -> service.putEntries.put(List.of(entries)));
    }

    List<Stored> rows() {
        return service.allApplications().stream().map(application -> service.applications.find(application.id()).block()).toList();
    }

    int sweep() {
        return inTransaction(() -> service.sweeps().getFirst().repair(null, 50)).repaired();
    }

    /** As the HTTP edge runs a command: again, after the owners were asked. */
    <T> @Nullable T inTransaction(Supplier<Mono<T>> work) {
        return owners.around(() -> database.transactional(Mono.defer(work))).block();
    }

    /** Changes nothing of any port, and keeps them all. */
    private final class Looking implements Decoration {

        private final Map<Class<?>, Object> ports = new LinkedHashMap<>();

        @Override
        public <P> P around(String name, Class<P> port, P real) {
            P seen = port == Publishing.class ? port.cast(listening((Publishing) real)) : real;
            ports.put(port, seen);
            return seen;
        }

        Ports ports(VirtualClock clock) {
            return new Ports("memory", this::port, () -> clock.pass(Duration.ofMinutes(1)));
        }

        private <P> P port(Class<P> kind) {
            return kind.cast(ports.get(kind));
        }
    }

    private Publishing listening(Publishing real) {
        return new Publishing() {
            @Override
            public Mono<Void> application(Application application) {
                return real.application(application).doOnSuccess(_ -> published.put(application.id(), application));
            }

            @Override
            public Mono<Void> entries(List<Catalogue.Stored> entries) {
                return real.entries(entries);
            }
        };
    }
}
