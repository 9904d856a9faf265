package milepost.platform.simulation;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Question;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Sweep;
import milepost.platform.messaging.Versions;
import milepost.platform.messaging.consume.Application;
import milepost.platform.messaging.consume.Consumption;
import milepost.platform.messaging.consume.DeadLetters;
import milepost.platform.messaging.consume.Outages;
import milepost.platform.messaging.consume.RebuildGate;
import milepost.platform.messaging.consume.Subscription;
import milepost.platform.messaging.consume.TopicConsumer;
import milepost.platform.messaging.converge.AnswersApplied;
import milepost.platform.messaging.converge.OwnersAsked;
import milepost.platform.messaging.converge.SnapshotsForPeers;
import milepost.platform.messaging.outbox.EventLog;
import milepost.platform.messaging.outbox.OutboxRows;
import milepost.platform.messaging.outbox.RelayStep;
import milepost.platform.messaging.recover.Recovery;
import milepost.platform.messaging.recover.TakingBack;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.Waiting;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One service with its database: its relays, one consumer per topic it follows, its sweeps, and the answers it gives to peers –
 * the platform's own classes throughout. Everything but the database is gone after a crash.
 *
 * @param <S> the service
 */
public final class SimulatedProcess<S extends SimulatedService> {

    private static final Duration RELAY_LEASE = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final int RELAYS = 2;
    private static final int RELAY_BATCH = 20;
    private static final int SWEEP_PAGE = 50;
    private static final Waiting NOBODY_IS_LATE = new Waiting(Duration.ofMinutes(1));

    private final String name;
    private final SimulatedSuite suite;
    private final MemoryDatabase database;
    private final MemoryOutbox outbox;
    private final MemoryDeadLetters deadLetters;
    private final MemoryLeases leases;
    private final S service;
    private final Application application;
    private final AskTheOwner owners;
    private final SnapshotsForPeers answers;
    private final List<String> topics;
    private final List<Sweep> sweeps;
    private final List<RelayStep> relays = new ArrayList<>();
    private final Map<String, TopicConsumer> consumers = new HashMap<>();
    private final MemoryEpoch epoch = new MemoryEpoch();
    private final Versions versions = new Versions(epoch::value);
    private RebuildGate gate;
    private Recovery recovery;
    private int lives;
    private boolean unreachable;

    SimulatedProcess(String name, SimulatedSuite suite, MemoryDatabase.CommitFaults faults, Function<Surroundings, S> service) {
        this.name = name;
        this.suite = suite;
        this.database = new MemoryDatabase(suite.clock(), faults);
        this.outbox = new MemoryOutbox(database, name);
        this.deadLetters = new MemoryDeadLetters(database);
        this.leases = new MemoryLeases(suite.clock());
        // the projections need the questions, and the questions' answers are applied by the projections
        var late = new Object() {
            @Nullable Application application;
        };
        this.owners = new OwnersAsked(this::ask, snapshots ->
                new AnswersApplied(Objects.requireNonNull(late.application), database).with(snapshots));
        this.service = service.apply(new Surroundings(name, database, suite.decoration().around(name, Outbox.class, outbox),
                owners, versions, suite.ids(), suite.clock(), suite.decoration()));
        this.application = new Application(this.service.projections().stream()
                .map(projection -> suite.decoration().around(name, Projection.class, projection)).toList());
        late.application = application;
        this.topics = List.copyOf(application.topics());
        this.sweeps = this.service.sweeps().stream().map(sweep -> suite.decoration().around(name, Sweep.class, sweep)).toList();
        this.answers = new SnapshotsForPeers(this.service.sources(), owners, database);
        this.recovery = newRecovery();
        this.gate = newGate();
        begin();
    }

    public String name() {
        return name;
    }

    public S service() {
        return service;
    }

    public MemoryDatabase database() {
        return database;
    }

    public MemoryOutbox outbox() {
        return outbox;
    }

    public MemoryDeadLetters deadLetters() {
        return deadLetters;
    }

    /** Runs a command as the HTTP edge does: in one transaction, asking owners where a refusal would rest on copies. */
    public <T> @Nullable T command(Supplier<Mono<T>> command) {
        return NOBODY_IS_LATE.forResultOf(unlessRecovering(() -> owners.around(() -> database.transactional(Mono.defer(command)))));
    }

    /** Runs a query as the HTTP edge does. */
    public <T> @Nullable T query(Supplier<Mono<T>> query) {
        return NOBODY_IS_LATE.forResultOf(unlessRecovering(() -> owners.around(query)));
    }

    /** Peers that ask this process get no answer until told otherwise. */
    public void reachable(boolean reachable) {
        unreachable = !reachable;
    }

    public RelayStep.Outcome relay(int replica) {
        return relays.get(replica % RELAYS).take();
    }

    public List<String> topics() {
        return topics;
    }

    /** One turn of the topic's consumer; one that failed is replaced at the next turn, as the topic's worker does it. */
    public void consume(String topic) {
        TopicConsumer consumer = consumers.get(topic);
        boolean worked = false;
        try {
            if (consumer == null) {
                consumer = consumerOf(topic);
                consumer.subscribe();
                consumers.put(topic, consumer);
            }
            consumer.turn();
            worked = true;
        } finally {
            if (!worked) {
                consumers.remove(topic);
            }
        }
    }

    /** True while something lies in the topic that this process has not taken, or its database has to say something. */
    public boolean isBehind(String topic) {
        for (TopicPartition place : suite.broker().places(topic)) {
            Long committed = suite.broker().committed(name, place);
            if (suite.broker().hasAny(place, committed == null ? 0 : committed)) {
                return true;
            }
        }
        return false;
    }

    public boolean isRebuilt() {
        return gate.isOpen();
    }

    /** One turn of the work that nobody waits for; none while a rebuild folds. */
    public void workInBackground() {
        if (gate.isOpen()) {
            service.workInBackground();
        }
    }

    /** All sweeps to their ends, as the timer runs them; nothing while a rebuild folds. */
    public int sweep() {
        int repaired = 0;
        for (Sweep sweep : sweeps) {
            String from = null;
            do {
                String after = from;
                Sweep.Page page = gate.isOpen()
                        ? NOBODY_IS_LATE.forResultOf(database.transactional(Mono.defer(() -> sweep.repair(after, SWEEP_PAGE))))
                        : null;
                repaired += page == null ? 0 : page.repaired();
                from = page == null ? null : page.nextKey();
                if (page != null && from == null) {
                    sweep.passed();
                }
            } while (from != null);
        }
        return repaired;
    }

    /** What the process knew by heart is gone; what it committed is not. It is up again at once. */
    public void crash() {
        database.forgetUncommitted();
        begin();
    }

    /** The copies are dropped, and every topic is read again from its beginning: folded first, acted on later. */
    public void rebuild() {
        database.forgetUncommitted();
        service.forgetCopies();
        topics().forEach(topic -> suite.broker().forget(name, topic));
        begin();
    }

    /** The database goes back to an older copy of it: epoch raised, groups forgotten, and what it had told is read back first. */
    public void restore(MemoryDatabase.Copy copy) {
        copy.restore();
        epoch.raise();
        topics().forEach(topic -> suite.broker().forget(name, topic));
        begin();
    }

    private void begin() {
        lives++;
        relays.clear();
        recovery = newRecovery();
        gate = newGate();
        IntStream.range(0, RELAYS).forEach(nr -> relays.add(relayOf(name + "/" + lives + "/" + nr)));
        consumers.clear();
    }

    private RebuildGate newGate() {
        var fresh = new RebuildGate(Set.copyOf(topics));
        if (!recovery.isOver()) {
            fresh.recovering();
            recovery.afterwards(fresh::recovered);
        }
        return fresh;
    }

    private Recovery newRecovery() {
        return new Recovery(epoch, suite.broker().wholeTopics(), () -> new TakingBack(service.ownTopics().stream()
                .map(own -> suite.decoration().around(name, OwnTopic.class, own)).toList(),
                new TakingBack.Means(versions, outbox, deadLetters, database, NOBODY_IS_LATE, _ -> { })));
    }

    /** Neither a refusal nor an answer would be true before what it had told is back. */
    private <T> Mono<T> unlessRecovering(Supplier<Mono<T>> work) {
        return Mono.defer(() -> recovery.isOver() ? work.get()
                : Mono.error(new DataAccessResourceFailureException(name + " reads back what it had told")));
    }

    private RelayStep relayOf(String holder) {
        var lease = new HeldLease(leases, "relay", holder, RELAY_LEASE, suite.clock()::nanos);
        return new RelayStep(lease, suite.decoration().around(name, OutboxRows.class, outbox),
                suite.decoration().around(name, EventLog.class, suite.broker().writer(name)), RELAY_BATCH, recovery);
    }

    private TopicConsumer consumerOf(String topic) {
        var consumption = new Consumption(topic, application, suite.decoration().around(name, DeadLetters.class, deadLetters), database,
                Consumption.Tally.NONE);
        var subscription = new Subscription(topic, consumption, gate, new Outages(_ -> { }), NOBODY_IS_LATE, LONGEST_BACK_OFF, new AtomicLong());
        Consumer<String, byte[]> consumer = suite.decoration().around(name, Consumer.class, suite.broker().consumer(name));
        return new TopicConsumer(subscription, consumer, suite.clock()::nanos);
    }

    /** A call from another process: when this one dies over it, the caller only learns that there is no answer. */
    public <T> Mono<T> called(Supplier<Mono<T>> work) {
        return Mono.defer(() -> {
            if (unreachable || !recovery.isOver()) {
                return Mono.error(new ConnectException(name + " does not answer"));
            }
            try {
                return Mono.justOrEmpty(NOBODY_IS_LATE.forResultOf(work.get()));
            } catch (Crash crash) {
                crash();
                return Mono.error(new ConnectException(name + " died over the question"));
            }
        });
    }

    private Flux<Snapshot> ask(Question question) {
        return Mono.defer(() -> {
            SimulatedProcess<?> owner = suite.process(question.owner());
            return owner.called(() -> owner.answers.to(question.aggregate(), question.criteria()));
        }).flatMapIterable(all -> all).onErrorMap(e -> new OwnerUnavailable(question.owner(), e));
    }
}
