package milepost.statements.inmemory;

import milepost.platform.simulation.Surroundings;
import milepost.statements.application.Adjustments;
import milepost.statements.application.Catalogue;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.Chores;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Contracts;
import milepost.statements.application.Current;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.DeclarationLines;
import milepost.statements.application.FinanceNumbers;
import milepost.statements.application.Forecasts;
import milepost.statements.application.Invoices;
import milepost.statements.application.Journals;
import milepost.statements.application.Measures;
import milepost.statements.application.Peers;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.Publications;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Rendering;
import milepost.statements.application.ReportedLines;
import milepost.statements.application.Restored;
import milepost.statements.application.Spreads;
import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementParts;
import milepost.statements.application.Statements;
import milepost.statements.application.Suspects;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.Trainings;
import milepost.statements.application.Transactions;
import milepost.statements.application.Worklist;
import milepost.statements.domain.statement.Statement;
import milepost.statements.http.StatementDocument;
import milepost.statements.messaging.OutboxPublications;
import milepost.statements.messaging.OwnersOfTheCatalogue;
import milepost.statements.postgres.PostgresTransactions;

/** The service's ports over its tables, each as whoever surrounds the service wants it to be seen. */
final class Ports {

    final Tables tables;
    final Transactions transactions;
    final Catalogue catalogue;
    final CatalogueCopies catalogueCopies;
    final DeclarationCopies declarationCopies;
    final Contracts contracts;
    final Statements statements;
    final DeclarationLines lines;
    final Journals journals;
    final StatementContents.Reader contents;
    final StatementContents.Again again;
    final ReportedLines reportedLines;
    final Adjustments adjustments;
    final Invoices invoices;
    final Forecasts forecasts;
    final Spreads spreads;
    final Suspects suspects;
    final ProviderStatements providerStatements;
    final Reconcile.Side ours;
    final Reconcile.Books books;
    final Worklist worklist;
    final Measures measures;
    final Chores chores;
    final StatementParts parts;
    final Restored restored;
    final Publications publications;
    final Peers peers;
    final MemoryTrainings memoryTrainings;
    final TrainingCopies trainingCopies;
    final Trainings trainings;
    final Current<PublishedLines> currentLines;
    final Current<Statement> currentStatements;
    final Current<Contract> currentContracts;

    private final Surroundings surroundings;

    Ports(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.tables = new Tables(surroundings.database());
        var copies = new MemoryCopies(tables);
        var memoryStatements = new MemoryStatements(tables, surroundings.versions());
        var memoryContracts = new MemoryContracts(tables, surroundings.versions());
        var snapshots = new MemoryLineSnapshots(tables, surroundings.versions());
        var reconciliation = new MemoryReconciliation(tables);
        transactions = surroundings.port(Transactions.class, new PostgresTransactions(surroundings.database()));
        catalogue = surroundings.port(Catalogue.class, new MemoryCatalogue(tables));
        catalogueCopies = surroundings.port(CatalogueCopies.class, copies);
        declarationCopies = surroundings.port(DeclarationCopies.class, copies);
        contracts = surroundings.port(Contracts.class, memoryContracts);
        statements = surroundings.port(Statements.class, memoryStatements);
        lines = surroundings.port(DeclarationLines.class, new MemoryDeclarationLines(tables, surroundings.ids(), snapshots));
        journals = surroundings.port(Journals.class, new MemoryJournals(tables));
        var memoryContents = new MemoryContents(tables);
        contents = surroundings.port(StatementContents.Reader.class, memoryContents);
        again = surroundings.port(StatementContents.Again.class, memoryContents);
        reportedLines = surroundings.port(ReportedLines.class, new MemoryReportedLines(tables, memoryContents));
        parts = surroundings.port(StatementParts.class, new MemoryStatementParts(tables, memoryContents));
        restored = surroundings.port(Restored.class, new MemoryRestored(tables, surroundings.versions()));
        adjustments = surroundings.port(Adjustments.class, new MemoryAdjustments(tables));
        invoices = surroundings.port(Invoices.class, new MemoryInvoices(tables));
        forecasts = surroundings.port(Forecasts.class,
                new MemoryForecasts(tables, surroundings.port(Rendering.class, new StatementDocument())));
        spreads = surroundings.port(Spreads.class, new MemorySpreads(tables));
        suspects = surroundings.port(Suspects.class, new MemorySuspects(tables));
        providerStatements = surroundings.port(ProviderStatements.class, new MemoryProviderStatements(tables));
        ours = surroundings.port(Reconcile.Side.class, reconciliation);
        books = surroundings.port(Reconcile.Books.class, reconciliation);
        worklist = surroundings.port(Worklist.class, new MemoryWorklist(tables));
        measures = surroundings.port(Measures.class, new MemoryMeasures(tables));
        chores = surroundings.port(Chores.class, new MemoryChores(tables));
        publications = surroundings.port(Publications.class, new OutboxPublications(surroundings.outbox(), parts,
                surroundings.port(FinanceNumbers.class, new MemoryFinanceNumbers(tables, surroundings.versions()))));
        peers = surroundings.port(Peers.class, new OwnersOfTheCatalogue(surroundings.owners()));
        memoryTrainings = new MemoryTrainings(tables);
        trainingCopies = surroundings.port(TrainingCopies.class, memoryTrainings);
        trainings = surroundings.port(Trainings.class, memoryTrainings);
        currentLines = current(snapshots);
        currentStatements = current(memoryStatements);
        currentContracts = current(memoryContracts);
    }

    @SuppressWarnings("unchecked")
    private <T> Current<T> current(Current<T> real) {
        return surroundings.port(Current.class, real);
    }
}
