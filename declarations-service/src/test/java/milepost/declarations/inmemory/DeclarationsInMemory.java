package milepost.declarations.inmemory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.application.Bookkeeping;
import milepost.declarations.application.ChangePartners;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.declarations.application.CopiesOfOthers;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.DeclarationHistories;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Ids;
import milepost.declarations.application.Numbering;
import milepost.declarations.application.Outcomes;
import milepost.declarations.application.Oversight;
import milepost.declarations.application.Partnerings;
import milepost.declarations.application.Peers;
import milepost.declarations.application.PublishedDeclarations;
import milepost.declarations.application.Publishing;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.application.Rendering;
import milepost.declarations.application.ShowDeclaration;
import milepost.declarations.application.ShowOutcomes;
import milepost.declarations.application.Submissions;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.application.TakeBackDeclaration;
import milepost.declarations.application.Transactions;
import milepost.declarations.application.TurnDeclarations;
import milepost.declarations.application.VoidDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.http.DeclarationDocument;
import milepost.declarations.messaging.AskingPeers;
import milepost.declarations.messaging.BehindOthers;
import milepost.declarations.messaging.CopyOfTopic;
import milepost.declarations.messaging.DeclarationSnapshots;
import milepost.declarations.messaging.OlderShapes;
import milepost.declarations.messaging.OutboxPublishing;
import milepost.declarations.messaging.OwnDeclarations;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.Sweep;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.SimulatedService;
import milepost.platform.simulation.Surroundings;

/** The declarations service over memory, put together as {@code wiring} does it over PostgreSQL. */
public final class DeclarationsInMemory implements SimulatedService {

    private static final List<String> TOPICS = List.of("milepost.catalogue", "milepost.participants", "milepost.applications",
            "milepost.enrolments", "milepost.contracts", "milepost.statements", "milepost.lines");

    private static final int BATCH = 100;

    public final SubmitDeclaration submit;
    public final VoidDeclaration take;
    public final ShowDeclaration show;
    public final RecordOutcome recordOutcome;
    public final ShowOutcomes showOutcomes;
    public final ChangePartners changePartners;
    public final ConvergeDeclarations converge;
    public final TurnDeclarations turn;
    public final DeclarationDocuments documents;
    public final DeclarationHistories histories;
    public final Outcomes outcomes;
    public final Partnerings partnerings;
    public final Oversight oversight;
    public final Declarations declarations;
    public final Submissions submissions;
    public final PublishedDeclarations published;
    public final CopiesOfOthers copies;

    private final CopyTables copyTables;
    private final DeclarationTables tables;
    private final MemorySubmissions attempts;
    private final List<Projection> projections;
    private final List<Sweep> sweeps;
    private final List<SnapshotSource> sources;
    private final List<OwnTopic> ownTopics;

    public DeclarationsInMemory(Surroundings surroundings) {
        var database = surroundings.database();
        copyTables = new CopyTables(database);
        tables = new DeclarationTables(database);
        attempts = new MemorySubmissions(database, tables, copyTables);
        declarations = surroundings.port(Declarations.class, new MemoryDeclarations(database, tables, copyTables));
        submissions = surroundings.port(Submissions.class, attempts);
        documents = surroundings.port(DeclarationDocuments.class, new MemoryDocuments(tables));
        histories = surroundings.port(DeclarationHistories.class, new MemoryHistories(tables));
        published = surroundings.port(PublishedDeclarations.class, new MemoryPublished(tables));
        outcomes = surroundings.port(Outcomes.class, new MemoryOutcomes(tables, copyTables));
        partnerings = surroundings.port(Partnerings.class, new MemoryPartnerings(copyTables));
        copies = surroundings.port(CopiesOfOthers.class, new MemoryCopies(database, copyTables));
        oversight = surroundings.port(Oversight.class, new MemoryOversight(tables));
        Transactions transactions = surroundings.port(Transactions.class, database::transactional);
        Publishing publishing = surroundings.port(Publishing.class, new OutboxPublishing(surroundings.outbox()));
        Rendering rendering = surroundings.port(Rendering.class, new DeclarationDocument());
        Peers peers = surroundings.port(Peers.class, new AskingPeers(surroundings.owners()));
        Ids ids = surroundings.port(Ids.class, () -> new DeclarationId(surroundings.ids().get()));
        var bookkeeping = new Bookkeeping(declarations, publishing, rendering, surroundings.port(Numbering.class, numbering(surroundings)));
        submit = new SubmitDeclaration(transactions, submissions, bookkeeping, peers, ids);
        take = new VoidDeclaration(transactions, declarations, bookkeeping, peers);
        show = new ShowDeclaration(documents, peers);
        recordOutcome = new RecordOutcome(transactions, outcomes, declarations, bookkeeping, peers);
        showOutcomes = new ShowOutcomes(outcomes, peers);
        changePartners = new ChangePartners(transactions, declarations, partnerings, bookkeeping, peers);
        converge = new ConvergeDeclarations(transactions, declarations, bookkeeping);
        turn = new TurnDeclarations(declarations, converge);
        projections = TOPICS.stream().<Projection>map(topic -> new CopyOfTopic(topic, copies, converge)).toList();
        sweeps = List.of(new BehindOthers(converge, surroundings.clock()), new OlderShapes(converge, rendering.shape()));
        sources = List.of(new DeclarationSnapshots(published));
        ownTopics = List.of(new OwnDeclarations(declarations, new TakeBackDeclaration(transactions, declarations, bookkeeping)));
    }

    @Override
    public List<Projection> projections() {
        return projections;
    }

    @Override
    public List<Sweep> sweeps() {
        return sweeps;
    }

    @Override
    public List<SnapshotSource> sources() {
        return sources;
    }

    @Override
    public List<OwnTopic> ownTopics() {
        return ownTopics;
    }

    /** Nobody waits for the day to turn. */
    @Override
    public void workInBackground() {
        turn.turn(BATCH).block();
    }

    @Override
    public void forgetCopies() {
        copyTables.forget();
    }

    /** Every declaration with its history, documents and worklist items, in the order of ids. */
    public List<ObservedDeclaration> observed() {
        return tables.declarations.rows().stream().map(row -> new ObservedDeclaration(row, DeclarationTables.of(tables.histories, row.id()),
                DeclarationTables.of(tables.outcomes, row.id()), documentsOf(row.id()), DeclarationTables.of(tables.worklist, row.id()))).toList();
    }

    /** Every attempt that was remembered, participant by participant. */
    public List<Submissions.Attempt> attempts() {
        return attempts.attempts();
    }

    /** The versions of the copies of one kind, by the copies' keys. */
    public SortedMap<String, Long> copied(CopiesOfOthers.Kind kind) {
        return copyTables.versions(kind);
    }

    private SortedMap<UUID, ObservedDeclaration.Seen> documentsOf(UUID declaration) {
        SortedMap<UUID, ObservedDeclaration.Seen> seen = new TreeMap<>(AsPostgresSorts.UUIDS);
        Stream<StoredDocument> all = DeclarationTables.of(tables.documents, declaration).stream();
        all.forEach(it -> seen.put(it.viewer(), new ObservedDeclaration.Seen(it.body(), it.contentHash(), it.shape(), it.createdAt(), it.updatedAt())));
        return seen;
    }

    private static Numbering numbering(Surroundings surroundings) {
        return new Numbering() {
            @Override
            public long first() {
                return surroundings.versions().first();
            }

            @Override
            public long next(long current) {
                return surroundings.versions().next(current);
            }
        };
    }
}
