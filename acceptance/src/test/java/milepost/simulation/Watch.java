package milepost.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.invariants.Invariant;
import milepost.invariants.StatementFacts;
import milepost.invariants.Violation;
import milepost.simulation.Step.Service;
import milepost.statements.domain.Family;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;

/** Looks at the world after every step, and remembers what must not change any more. */
final class Watch {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final World world;
    private final Owners owners;
    private long seen = -1;
    private final Map<Service, Map<String, Long>> toFold = new EnumMap<>(Service.class);
    /** The last day of every statement, as it was known while it was open. */
    private final Map<UUID, LocalDate> deadlines = new HashMap<>();
    /** The agreed prices when a statement closed, and how it stood when it was paid. */
    final Map<UUID, Map<String, Integer>> closedAt = new HashMap<>();
    /** Whom each line was for when its statement closed: two people who turn out to be one later were paid for as two. */
    final Map<UUID, UUID> peopleAt = new HashMap<>();
    /** How ECF statements were when they closed. */
    final Map<UUID, EcfOracle.Closing> teachersAt = new HashMap<>();
    final Map<UUID, StatementFacts> paid = new HashMap<>();

    Watch(World world) {
        this.world = world;
        this.owners = new Owners(world);
    }

    void afterEveryStep() {
        Instant now = world.suite.clock().instant();
        if (seen == world.statements.service().changesOfStatements()) {
            return;
        }
        seen = world.statements.service().changesOfStatements();
        for (Statement statement : world.statements.service().statements()) {
            if (statement.isOpen()) {
                deadlines.put(statement.id().value(), statement.terms().deadline());
            } else if (!closedAt.containsKey(statement.id().value())) {
                closed(statement, LocalDate.ofInstant(now, LONDON));
            }
            if (statement.state() instanceof StatementState.Paid && !paid.containsKey(statement.id().value())) {
                paid.put(statement.id().value(), Evidence.facts(world.statements.service(),
                        world.statements.service().view(statement.id()).orElseThrow()));
            }
        }
    }

    private void closed(Statement statement, LocalDate today) {
        closedAt.put(statement.id().value(), Oracle.agreed(world.statements.service(), statement.terms()));
        if (statement.terms().family() == Family.ECF) {
            teachersAt.put(statement.id().value(), EcfOracle.closing(world.statements.service(), statement, teachersAt));
        }
        world.statements.service().lines().stream().filter(line -> line.statement().equals(statement.id())).forEach(line ->
                peopleAt.put(line.id().value(), participant(line.declaration().value())));
        LocalDate deadline = deadlines.get(statement.id().value());
        if (!deadline.isBefore(today)) {
            world.told.wrong(new Violation(Invariant.I3_LIFE_CYCLE, "statement " + statement.id(),
                    "it was cut off on %s, and declarations could be made until %s".formatted(today, deadline)));
        }
    }

    private UUID participant(UUID declaration) {
        return world.statements.service().declarations().stream().filter(row -> row.copy().id().equals(declaration)).findFirst().orElseThrow()
                .copy().participantId();
    }

    /** Whoever makes a declaration sees it; of all others only those who train the person on it, or did. */
    void seen(UUID provider, Told.Declaration declaration, boolean shown) {
        if (provider.equals(declaration.provider()) ? !shown : shown && !owners.everTrained(provider, trainingOf(declaration))) {
            world.told.wrong(new Violation(Invariant.I7_OWN_DATA, "declaration " + declaration.id(), shown
                    ? "provider %s was shown what %s declared".formatted(provider, declaration.provider())
                    : "its own provider was not shown it"));
        }
    }

    private UUID trainingOf(Told.Declaration declaration) {
        return world.declarations.service().observed().stream().map(ObservedDeclaration::row).filter(row -> row.id().equals(declaration.id()))
                .findFirst().orElseThrow().trainingId();
    }

    /** From now on, until every topic is read to its present end, this service's consumers may remember and not act. */
    void rebuilding(Service service) {
        Map<String, Long> ends = new HashMap<>();
        world.process(service).topics().forEach(topic -> ends.put(topic, world.suite.broker().size(topic)));
        toFold.put(service, ends);
    }

    /** Its offsets no longer say what it has read. */
    void rewound(Service service) {
        toFold.remove(service);
    }

    void whileReading(Service service, Runnable reading) {
        boolean folding = isFolding(service);
        int waiting = world.process(service).outbox().waiting();
        reading.run();
        if (folding && isFolding(service) && world.process(service).outbox().waiting() > waiting) {
            world.told.wrong(new Violation(Invariant.I4_REPLAY, service.process(), "it acted before it had read everything"));
        }
    }

    private boolean isFolding(Service service) {
        Map<String, Long> ends = toFold.getOrDefault(service, Map.of());
        return ends.entrySet().stream().anyMatch(end -> world.suite.broker().read(service.process(), end.getKey()) < end.getValue());
    }
}
