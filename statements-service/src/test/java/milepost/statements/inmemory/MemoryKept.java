package milepost.statements.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import milepost.platform.messaging.Versions;
import milepost.platform.messaging.converge.OwnersAsked;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryOutbox;
import milepost.platform.simulation.Surroundings;
import milepost.platform.simulation.VirtualClock;
import milepost.statements.Kept;
import milepost.statements.application.Adjustments;
import milepost.statements.application.Catalogue;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.Chores;
import milepost.statements.application.Contracts;
import milepost.statements.application.Current;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.DeclarationLines;
import milepost.statements.application.Forecasts;
import milepost.statements.application.Invoices;
import milepost.statements.application.Journals;
import milepost.statements.application.Measures;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.Publications;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.Reconcile;
import milepost.statements.application.ReportedLines;
import milepost.statements.application.Spreads;
import milepost.statements.application.StatementContents;
import milepost.statements.application.Statements;
import milepost.statements.application.Suspects;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.Trainings;
import milepost.statements.application.Worklist;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The service over memory, without anything around it. */
record MemoryKept(Ports ports, VirtualClock clock, MemoryOutbox outbox) implements Kept {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    static MemoryKept fresh(long seed) {
        var clock = new VirtualClock(START);
        var database = new MemoryDatabase(clock, MemoryDatabase.CommitFaults.NONE);
        var outbox = new MemoryOutbox(database, "statements-service");
        RandomGenerator random = new SplittableRandom(seed);
        var owners = new OwnersAsked(_ -> Flux.empty(), _ -> Mono.empty());
        return new MemoryKept(new Ports(new Surroundings("statements-service", database, outbox, owners, new Versions(1),
                () -> new UUID(random.nextLong(), random.nextLong()), clock, Decoration.NONE)), clock, outbox);
    }

    @Override
    public TransactionalOperator transaction() {
        return ports.tables.database;
    }

    @Override
    public DeclarationCopies declarations() {
        return ports.declarationCopies;
    }

    @Override
    public CatalogueCopies catalogueCopies() {
        return ports.catalogueCopies;
    }

    @Override
    public Catalogue catalogue() {
        return ports.catalogue;
    }

    @Override
    public Contracts contracts() {
        return ports.contracts;
    }

    @Override
    public Statements statements() {
        return ports.statements;
    }

    @Override
    public DeclarationLines lines() {
        return ports.lines;
    }

    @Override
    public Journals journals() {
        return ports.journals;
    }

    @Override
    public StatementContents.Reader contents() {
        return ports.contents;
    }

    @Override
    public StatementContents.Again again() {
        return ports.again;
    }

    @Override
    public ReportedLines reportedLines() {
        return ports.reportedLines;
    }

    @Override
    public Adjustments adjustments() {
        return ports.adjustments;
    }

    @Override
    public Invoices invoices() {
        return ports.invoices;
    }

    @Override
    public Forecasts forecasts() {
        return ports.forecasts;
    }

    @Override
    public Spreads spreads() {
        return ports.spreads;
    }

    @Override
    public Suspects suspects() {
        return ports.suspects;
    }

    @Override
    public ProviderStatements documents() {
        return ports.providerStatements;
    }

    @Override
    public Reconcile.Side side() {
        return ports.ours;
    }

    @Override
    public Reconcile.Books books() {
        return ports.books;
    }

    @Override
    public Worklist worklist() {
        return ports.worklist;
    }

    @Override
    public Measures measures() {
        return ports.measures;
    }

    @Override
    public Chores chores() {
        return ports.chores;
    }

    @Override
    public TrainingCopies trainingCopies() {
        return ports.trainingCopies;
    }

    @Override
    public Trainings trainings() {
        return ports.trainings;
    }

    @Override
    public Publications publications() {
        return ports.publications;
    }

    @Override
    public Current<PublishedLines> publishedLines() {
        return ports.currentLines;
    }

    @Override
    public void aMinutePasses() {
        clock.pass(Duration.ofMinutes(1));
    }
}
