package milepost.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.domain.Causes;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.declarations.postgres.DeclarationRow;
import milepost.invariants.DeclarationFacts;
import milepost.invariants.OneEffect;
import milepost.invariants.StatementFacts;
import milepost.participants.domain.DeclarationState;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.simulation.SimulatedProcess;
import milepost.statements.application.ShowStatement;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.inmemory.StatementsInMemory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The world in the words of the invariants. */
final class Evidence {

    private static final int EVERYTHING = 100_000;
    static final List<String> TOPICS = List.of("milepost.catalogue", "milepost.applications", "milepost.participants",
            "milepost.enrolments", "milepost.declarations", "milepost.contracts", "milepost.statements", "milepost.lines");

    private Evidence() {
    }

    static List<DeclarationFacts> declarations(List<ObservedDeclaration> observed) {
        return observed.stream().map(seen -> new DeclarationFacts(seen.row().id(), seen.row().leadProviderId(),
                seen.row().trainingId(), seen.row().declarationType(), seen.row().state(),
                seen.history().stream().flatMap(step -> step.cause().equals(Causes.TAKEN_BACK)
                        ? Stream.of(DeclarationFacts.GAP, step.state()) : Stream.of(step.state())).toList())).toList();
    }

    /** Every statement with its amounts, in the order of ids. */
    static List<ShowStatement.View> views(StatementsInMemory service) {
        return service.statements().stream().map(statement -> service.view(statement.id()).orElseThrow()).toList();
    }

    static StatementFacts facts(StatementsInMemory service, ShowStatement.View view) {
        Statement statement = view.statement();
        List<StatementFacts.Amount> amounts = service.shownLines(statement.id()).stream().map(Evidence::amount).toList();
        return new StatementFacts(statement.id().value(), statement.terms().leadProvider().value(), state(statement),
                view.figures().total().pounds(), amounts);
    }

    /** Decision E2: a refund in a band gives the highest place back, which need not be worth what its own payment was; that is the oracle's business. */
    private static StatementFacts.Amount amount(ShownLine line) {
        String kind = line.kind() == ShownLine.Kind.REFUND && line.band().isPresent() ? "place_given_back" : line.kind().code();
        return new StatementFacts.Amount(kind, line.member().map(member -> member.declaration().value()), line.state(),
                line.amount().pounds());
    }

    private static String state(Statement statement) {
        return switch (statement.state()) {
            case StatementState.Open _ -> "open";
            case StatementState.Payable _ -> "payable";
            case StatementState.Paid _ -> "paid";
        };
    }

    /** What stands in the topics, partition by partition; what cannot be read is nobody's event. */
    static List<OneEffect.Event> events(World world) {
        List<OneEffect.Event> events = new ArrayList<>();
        for (String topic : TOPICS) {
            for (ConsumerRecord<String, byte[]> record : world.suite.broker().records(topic)) {
                try {
                    Snapshot snapshot = EventEnvelope.of(record).snapshot();
                    if (!snapshot.key().equals(Poison.KEY)) {
                        events.add(new OneEffect.Event(topic + "/" + snapshot.key(), snapshot.version()));
                    }
                } catch (PoisonRecord e) {
                    // appended by the script
                }
            }
        }
        return events;
    }

    /** The versions the owners have. */
    static Map<String, Long> versions(List<Snapshot> owned) {
        Map<String, Long> versions = new HashMap<>();
        owned.forEach(snapshot -> versions.put(snapshot.topic() + "/" + snapshot.key(), snapshot.version()));
        return versions;
    }

    /** What everybody owns and what they copied, by name. */
    static Map<String, String> everything(World world) {
        Map<String, String> all = new TreeMap<>();
        owned(world).forEach(snapshot -> all.put(snapshot.topic() + "/" + snapshot.key(),
                snapshot.version() + " " + new String(snapshot.payload(), StandardCharsets.UTF_8)));
        world.applications.service().allDeclarations().forEach(copy -> all.put("applications/copy/" + copy.id(), copy.toString()));
        world.participants.service().allApplications().forEach(copy -> all.put("participants/copy/" + copy.id(), copy.toString()));
        for (var kind : milepost.declarations.application.CopiesOfOthers.Kind.values()) {
            world.declarations.service().copied(kind).forEach((key, version) -> all.put("declarations/copy/" + kind + "/" + key, version.toString()));
        }
        world.statements.service().declarations().forEach(row -> all.put("statements/copy/" + row.copy().id(), row.copy() + " " + row.waiting()));
        world.statements.service().copiesOfTraining().forEach((name, copy) -> all.put("statements/copy/" + name, copy));
        return all;
    }

    static List<Snapshot> owned(World world) {
        List<Snapshot> all = new ArrayList<>();
        for (SimulatedProcess<?> process : world.suite.processes()) {
            for (SnapshotSource source : process.service().sources()) {
                all.addAll(process.database().transactional(source.after(null, EVERYTHING).collectList()).blockOptional().orElse(List.of()));
            }
        }
        return all;
    }

    /** Decision D0. */
    static boolean isLive(DeclarationRow row) {
        return DeclarationState.of(row.state()).map(DeclarationState::isLive).orElse(false);
    }

    /** Those that have a row or stand in the topic. */
    static Set<UUID> knownDeclarations(World world) {
        Set<UUID> known = new HashSet<>();
        world.declarations.service().observed().forEach(declaration -> known.add(declaration.row().id()));
        world.suite.broker().records("milepost.declarations").stream().map(ConsumerRecord::key).filter(key -> key != null && key.length() == 36)
                .map(UUID::fromString).forEach(known::add);
        return known;
    }

    static List<UUID> toldDeclarations(Told told) {
        return told.declarations.stream().map(Told.Declaration::id).toList();
    }
}
