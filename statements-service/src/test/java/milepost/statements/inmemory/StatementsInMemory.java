package milepost.statements.inmemory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.Sweep;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.simulation.SimulatedService;
import milepost.platform.simulation.Surroundings;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.Adjustments;
import milepost.statements.application.Adjustments.Placed;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.CheckInvoice;
import milepost.statements.application.CohortChanged;
import milepost.statements.application.Contracts;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.ConvergeDeclaration;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.InvoiceMoved;
import milepost.statements.application.InvoiceOutstanding;
import milepost.statements.application.Journals;
import milepost.statements.application.JournalsWithInvoices;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.LinesChanged;
import milepost.statements.application.Measures;
import milepost.statements.application.MoveLines;
import milepost.statements.application.NightlyCutOff;
import milepost.statements.application.PlaceWaiting;
import milepost.statements.application.ProviderChanged;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.application.Reconcile;
import milepost.statements.application.RefreshForecasts;
import milepost.statements.application.SettleTakenBack;
import milepost.statements.application.ShowExpected;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.SpreadLines;
import milepost.statements.application.StatementMoved;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.application.TakeBack;
import milepost.statements.application.Unhurried;
import milepost.statements.application.Worklist;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.statement.Statement;
import milepost.statements.messaging.CatalogueProjection;
import milepost.statements.messaging.CurrentSnapshots;
import milepost.statements.messaging.DeclarationSweep;
import milepost.statements.messaging.DeclarationsProjection;
import milepost.statements.messaging.EnrolmentsProjection;
import milepost.statements.messaging.FundingProjection;
import milepost.statements.messaging.HalfSpreadSweep;
import milepost.statements.messaging.OwnTopics;
import milepost.statements.messaging.SchedulesProjection;
import reactor.core.publisher.Mono;

/** statements-service over memory: its use cases, what it follows and repairs, and what stands in its tables. */
public final class StatementsInMemory implements SimulatedService {

    private static final Waiting NOBODY_IS_LATE = new Waiting(Duration.ofMinutes(1));

    public final PutContract putContract;
    public final PutStatement putStatement;
    public final AdjustStatement adjust;
    public final CutOffStatements cutOff;
    public final NightlyCutOff nightlyCutOff;
    public final AuthorisePayment authorise;
    public final SubmitInvoice submitInvoice;
    public final JudgeInvoice judgeInvoice;
    public final ConvergeDeclaration converge;
    public final MoveLines moveLines;
    public final PlaceWaiting placeWaiting;
    public final SpreadLines spread;
    public final RefreshForecasts refreshForecasts;
    public final ProviderChanged providerChanged;
    public final CohortChanged cohortChanged;
    public final ShowStatement show;
    public final ShowExpected showExpected;
    public final Reconcile reconcile;
    public final Contracts contracts;
    public final Adjustments adjustments;
    public final ProviderStatements providerStatements;
    public final Worklist worklist;
    public final Measures measures;

    private final Ports ports;
    private final TakeBack takeBack;
    private final SettleTakenBack settle;

    /** @param theirs declarations-service's side of the reconciliation */
    public StatementsInMemory(Surroundings surroundings, Reconcile.Side theirs) {
        this(new Ports(surroundings), surroundings.clock(), theirs);
    }

    StatementsInMemory(Ports ports, InstantSource clock, Reconcile.Side theirs) {
        this.ports = ports;
        var changed = new LinesChanged(ports.lines, ports.publications, ports.forecasts);
        var invoiceMoved = new InvoiceMoved(ports.invoices, ports.statements, ports.publications);
        Journals journals = new JournalsWithInvoices(ports.journals,
                new CheckInvoice(ports.invoices, ports.statements, ports.contents, invoiceMoved));
        var moved = new StatementMoved(ports.statements, ports.spreads, ports.forecasts, ports.publications);
        putContract = new PutContract(ports.transactions, ports.contracts, ports.catalogue, ports.peers, ports.statements,
                ports.forecasts, ports.publications);
        putStatement = new PutStatement(ports.transactions, ports.statements, ports.contents, ports.catalogue, ports.peers,
                ports.forecasts, ports.publications);
        adjust = new AdjustStatement(ports.transactions, ports.statements, ports.adjustments, journals, ports.contents,
                ports.forecasts, ports.publications);
        cutOff = new CutOffStatements(ports.transactions, ports.statements, ports.contents, journals, moved);
        nightlyCutOff = new NightlyCutOff(cutOff, clock, false);
        authorise = new AuthorisePayment(ports.transactions, ports.statements, ports.contents,
                new InvoiceOutstanding(ports.catalogue, ports.peers, ports.invoices), journals, moved);
        submitInvoice = new SubmitInvoice(ports.transactions, ports.statements, ports.contents, ports.invoices, invoiceMoved);
        judgeInvoice = new JudgeInvoice(ports.transactions, ports.statements, ports.contents, ports.invoices, invoiceMoved);
        converge = new ConvergeDeclaration(ports.transactions, ports.lines, ports.statements, journals, ports.again, changed);
        moveLines = new MoveLines(ports.transactions, ports.lines, ports.statements, changed);
        placeWaiting = new PlaceWaiting(ports.suspects, converge);
        spread = new SpreadLines(ports.transactions, ports.spreads, ports.statements, ports.contents, ports.lines, ports.publications);
        refreshForecasts = new RefreshForecasts(ports.transactions, ports.statements, ports.contents, ports.forecasts,
                new Unhurried(Duration.ZERO, System::nanoTime));
        providerChanged = new ProviderChanged(ports.statements, ports.forecasts);
        cohortChanged = new CohortChanged(ports.statements, ports.forecasts);
        show = new ShowStatement(ports.statements, ports.contents, ports.spreads, ports.invoices);
        showExpected = new ShowExpected(ports.statements, ports.contents, ports.trainings, ports.peers);
        takeBack = new TakeBack(ports.restored, ports.contracts, ports.statements, ports.declarationCopies, ports.lines, ports.forecasts,
                ports.publications);
        settle = new SettleTakenBack(ports.restored, ports.statements, ports.parts, ports.contents, ports.again, journals, ports.forecasts, ports.spreads,
                ports.lines);
        reconcile = new Reconcile(ports.ours, theirs, ports.books);
        contracts = ports.contracts;
        adjustments = ports.adjustments;
        providerStatements = ports.providerStatements;
        worklist = ports.worklist;
        measures = ports.measures;
    }

    @Override
    public List<Projection> projections() {
        return List.of(new DeclarationsProjection(ports.declarationCopies, converge),
                new CatalogueProjection(ports.catalogueCopies, providerChanged, cohortChanged),
                new EnrolmentsProjection(ports.trainingCopies), new FundingProjection(ports.trainingCopies),
                new SchedulesProjection(ports.trainingCopies));
    }

    /** Nobody is woken early: the work in the background takes its turns anyway. */
    @Override
    public List<Sweep> sweeps() {
        return List.of(new DeclarationSweep(Suspicion.FUNDABLE_WITHOUT_LINE, ports.suspects, converge),
                new DeclarationSweep(Suspicion.LINE_WITHOUT_LIVE_DECLARATION, ports.suspects, converge),
                new DeclarationSweep(Suspicion.WAITING_THAT_COULD_BE_PLACED, ports.suspects, converge),
                new HalfSpreadSweep(ports.suspects, () -> { }));
    }

    @Override
    public List<SnapshotSource> sources() {
        return List.of(CurrentSnapshots.lines(ports.currentLines), CurrentSnapshots.statements(ports.currentStatements, ports.parts),
                CurrentSnapshots.contracts(ports.currentContracts));
    }

    @Override
    public List<OwnTopic> ownTopics() {
        return List.of(OwnTopics.contracts(ports.currentContracts, takeBack), OwnTopics.statements(ports.currentStatements, takeBack),
                OwnTopics.lines(ports.currentLines, takeBack, settle));
    }

    /** The turn fails with its first failure, and the next one makes up for it. */
    @Override
    public void workInBackground() {
        NOBODY_IS_LATE.forResultOf(anythingToDo().filter(found -> found).flatMap(_ ->
                nightlyCutOff.run().then(spread.run()).then(placeWaiting.run()).then(refreshForecasts.run())));
    }

    private Mono<Boolean> anythingToDo() {
        return Mono.defer(() -> nightlyCutOff.isDue() ? Mono.just(true) : ports.chores.waiting());
    }

    /**
     * Of declarations only what their owner told: their lines, and what they wait for, are this service's own. One that left no trace here
     * is gone.
     */
    @Override
    public void forgetCopies() {
        Tables tables = ports.tables;
        tables.providers.clear();
        tables.courses.clear();
        tables.cohorts.clear();
        ports.memoryTrainings.forget();
        List.copyOf(tables.declarations.rows()).forEach(row -> {
            if (row.linesVersion() == 0 && row.waiting().isEmpty()) {
                tables.declarations.remove(row.copy().id());
            } else {
                tables.declarations.put(row.copy().id(), row.forgotten());
            }
        });
    }

    public List<Statement> statements() {
        return List.copyOf(ports.tables.statements.rows());
    }

    public Statement statement(StatementId id) {
        return ports.tables.statement(id);
    }

    /** The same number as long as every statement is the same. */
    public long changesOfStatements() {
        return ports.tables.statements.changes();
    }

    public List<DeclarationRow> declarations() {
        return List.copyOf(ports.tables.declarations.rows());
    }

    /** What it copied of training, by name. */
    public Map<String, String> copiesOfTraining() {
        return ports.memoryTrainings.copies();
    }

    public List<LineRow> lines() {
        return List.copyOf(ports.tables.lines.rows());
    }

    public List<JournalRow> journals() {
        return List.copyOf(ports.tables.journals.rows());
    }

    /** A journal's entries from the first to the last. */
    public List<EntryRow> entries(StatementId of) {
        return ports.tables.entriesOf(of.value()).toList();
    }

    public List<Contract> currentContracts() {
        return List.copyOf(ports.tables.contracts.rows());
    }

    public List<Agreement> contractVersions() {
        return List.copyOf(ports.tables.contractVersions.rows());
    }

    /** The contract versions that closed statements were priced with. */
    public List<FrozenContract> frozenContracts() {
        return List.copyOf(ports.tables.frozenContracts.rows());
    }

    public List<Placed> placedAdjustments() {
        return List.copyOf(ports.tables.adjustments.rows());
    }

    public List<Invoice> invoices() {
        return List.copyOf(ports.tables.invoices.rows());
    }

    public List<DocumentRow> documents() {
        return List.copyOf(ports.tables.documents.rows());
    }

    /** The statement with all its amounts, computed as an operator's request computes them; empty where there is none. */
    public Optional<ShowStatement.View> view(StatementId id) {
        return show.run(id).blockOptional();
    }

    /** Every amount of a statement, as its provider would list them. */
    public List<ShownLine> shownLines(StatementId id) {
        Statement statement = ports.tables.statement(id);
        return show.lines(id, statement.terms().leadProvider()).blockOptional().orElse(List.of());
    }
}
