package milepost.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import milepost.applications.application.PutEntries;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.inmemory.ApplicationsInMemory;
import milepost.applications.messaging.PeopleAsked;
import milepost.applications.messaging.TrainingsAsked;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.participants.inmemory.ParticipantsInMemory;
import milepost.platform.messaging.outbox.RelayStep;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import milepost.simulation.Step.Service;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.inmemory.StatementsInMemory;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A suite of four services with everything on offer in place, nobody in training yet, and nothing on its way. */
final class World {

    private static final Duration LEASE_IS_OVER = Duration.ofSeconds(30);
    private static final int MOST_ROUNDS = 500;

    final SimulatedSuite suite;
    final SimulatedProcess<ApplicationsInMemory> applications;
    final SimulatedProcess<ParticipantsInMemory> participants;
    final SimulatedProcess<DeclarationsInMemory> declarations;
    final SimulatedProcess<StatementsInMemory> statements;
    final SplittableRandom random;
    final Told told = new Told();
    private final boolean wide;
    private final Map<Service, Faults> faults = new EnumMap<>(Service.class);
    private final Stalls stalls = new Stalls();

    /** Nothing in it is decided by a seed: it is put in place once, and every run begins with a copy. */
    private static final class InPlace {

        static final World NARROW = ready(false);
        static final World WIDE = ready(true);

        private static World ready(boolean wide) {
            var world = new World(wide, new SplittableRandom(0), Decoration.NONE);
            world.putInPlace();
            return world;
        }
    }

    /** In a wide one more is on offer than one cohort with a place for everybody. Every process has just been started. */
    World(long seed, Decoration planted) {
        this(Script.isWide(seed), new SplittableRandom(~seed), planted);
        suite.goOnFrom((wide ? InPlace.WIDE : InPlace.NARROW).suite);
    }

    private World(boolean wide, SplittableRandom random, Decoration planted) {
        this.wide = wide;
        this.random = random;
        suite = new SimulatedSuite(Catalogue.START, random, stalled(planted));
        for (Service service : Service.values()) {
            faults.put(service, new Faults());
        }
        participants = suite.start(Service.PARTICIPANTS.process(), faults.get(Service.PARTICIPANTS), ParticipantsInMemory::new);
        applications = suite.start(Service.APPLICATIONS.process(), faults.get(Service.APPLICATIONS),
                surroundings -> new ApplicationsInMemory(surroundings, new PeopleAsked(this::whoIs), new TrainingsAsked(this::change)));
        declarations = suite.start(Service.DECLARATIONS.process(), faults.get(Service.DECLARATIONS), DeclarationsInMemory::new);
        statements = suite.start(Service.STATEMENTS.process(), faults.get(Service.STATEMENTS),
                surroundings -> new StatementsInMemory(surroundings, new DeclarationsToReconcile(declarations)));
    }

    /** What applications-service asks participants-service, without the HTTP between them. */
    private Mono<PeopleAsked.Reply> whoIs(String path, byte[] question) {
        return participants.called(() -> path.equals(PeopleAsked.ONE) ? participants.service().resolve(question) : participants.service().resolveAll(question))
                .map(resolved -> new PeopleAsked.Reply(resolved.status(), resolved.body()));
    }

    /** What applications-service passes on to participants-service, which may have to ask its own peers over it. */
    private Mono<TrainingsAsked.Reply> change(String path, byte[] body, Optional<String> key) {
        var request = PassedOn.request(path, body, suite.clock().instant());
        return participants.called(() -> Mono.justOrEmpty(participants.command(() -> participants.service().change(request))))
                .map(answered -> new TrainingsAsked.Reply(answered.status(), answered.body()));
    }

    private Decoration stalled(Decoration planted) {
        return new Decoration() {
            @Override
            public <P> P around(String service, Class<P> port, P real) {
                return planted.around(service, port, stalls.around(service, port, real));
            }
        };
    }

    private void putInPlace() {
        put(Catalogue.entries(), wide ? Catalogue.cappedCohorts() : List.of());
        cohorts().forEach(cohort -> put(Catalogue.schedules(cohort), Catalogue.offers(cohort)));
        put(Catalogue.partnerships(cohorts()));
        settle();
        contracts().forEach(contract ->
                is(PutContract.Outcome.Stored.class, statements.command(() -> statements.service().putContract.run(contract))));
        if (wide) {
            Catalogue.contractsOfTheEcf().forEach(contract ->
                    is(PutContract.Outcome.Stored.class, statements.command(() -> statements.service().putContract.run(contract))));
        }
        Stream.concat(Catalogue.statements().stream(), wide ? Stream.concat(Catalogue.statementsOfCapped().stream(), Catalogue.statementsOfTheEcf().stream()) : Stream.empty())
                .forEach(put -> is(PutStatement.Outcome.Stored.class, statements.command(() ->
                        statements.service().putStatement.run(put.id(), put.terms(), Catalogue.START))));
        settle();
    }

    @SafeVarargs
    private void put(List<CatalogueEntry>... lists) {
        Stream.of(lists).filter(entries -> !entries.isEmpty()).forEach(entries ->
                is(PutEntries.Outcome.Saved.class, applications.command(() -> applications.service().putEntries.put(entries))));
    }

    /** Few enough that the same person comes back, by this id or by that. */
    int persons() {
        return wide ? 6 : 10;
    }

    /** All that people can train in. */
    List<String> cohorts() {
        return wide ? Stream.concat(Stream.of(Catalogue.COHORT), Catalogue.CAPPED.stream()).toList() : List.of(Catalogue.COHORT);
    }

    List<Contract> contracts() {
        return cohorts().stream().flatMap(cohort -> Catalogue.contracts(cohort).stream()).toList();
    }

    private static void is(Class<?> outcome, @Nullable Object of) {
        if (!outcome.isInstance(of)) {
            throw new IllegalStateException("the world cannot be put in place: " + of);
        }
    }

    SimulatedProcess<?> process(Service service) {
        return switch (service) {
            case APPLICATIONS -> applications;
            case PARTICIPANTS -> participants;
            case DECLARATIONS -> declarations;
            case STATEMENTS -> statements;
        };
    }

    Faults faultsOf(Service service) {
        return faults.get(service);
    }

    /** The relay reads, and stalls before it sends; meanwhile its lease runs out, and the other one sends all there is. */
    void stall(Service service, int replica) {
        stalls.during(service, () -> {
            suite.clock().pass(LEASE_IS_OVER);
            sendAll(process(service), replica + 1);
        }, () -> process(service).relay(replica));
    }

    /** All faults end. */
    void heal() {
        faults.values().forEach(Faults::none);
        suite.broker().resume();
        suite.processes().forEach(process -> process.reachable(true));
    }

    /** Lets everything go on until nothing moves any more; empty when that is so, otherwise what still moves. */
    Optional<String> settle() {
        return settle(() -> { });
    }

    /** @param watching is called whenever somebody has worked in the background */
    Optional<String> settle(Runnable watching) {
        String moving = "";
        for (int round = 0; round < MOST_ROUNDS; round++) {
            moving = turn(watching);
            if (moving.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(moving);
    }

    private String turn(Runnable watching) {
        var moving = new StringBuilder();
        for (SimulatedProcess<?> process : suite.processes()) {
            if (sendAll(process, 0)) {
                moving.append(process.name()).append(" sends; ");
            }
            for (String topic : process.topics()) {
                if (process.isBehind(topic) || !process.isRebuilt()) {
                    process.consume(topic);
                    moving.append(process.name()).append(" reads ").append(topic).append("; ");
                }
            }
            process.workInBackground();
            watching.run();
            if (process.outbox().waiting() > 0) {
                moving.append(process.name()).append(" has something to send; ");
            }
        }
        if (!moving.isEmpty()) {
            // back-offs and leases run out
            suite.clock().pass(LEASE_IS_OVER);
        }
        return moving.toString();
    }

    void sendAll(Service service) {
        sendAll(process(service), 0);
    }

    /** Until nothing waits, or this relay cannot: the broker is down, or another one has taken over. */
    private static boolean sendAll(SimulatedProcess<?> process, int replica) {
        boolean sent = false;
        try {
            while (process.relay(replica) == RelayStep.Outcome.SENT) {
                sent = true;
            }
        } catch (KafkaException e) {
            return true;
        }
        return sent;
    }
}
