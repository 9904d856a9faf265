package milepost.statements.postgres;

import milepost.platform.messaging.Versions;
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
import milepost.statements.http.StatementDocument;
import milepost.statements.messaging.OutboxPublications;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The service over a database of its own. */
public final class PostgresKept {

    private PostgresKept() {
    }

    public static Kept fresh() {
        return new OnDatabase(new Ledger());
    }

    private record OnDatabase(Ledger ledger) implements Kept {

        private static final Versions VERSIONS = new Versions(1);

        @Override
        public TransactionalOperator transaction() {
            return ledger.transaction;
        }

        @Override
        public DeclarationCopies declarations() {
            return ledger.copies;
        }

        @Override
        public CatalogueCopies catalogueCopies() {
            return ledger.copies;
        }

        @Override
        public Catalogue catalogue() {
            return new PostgresCatalogue(ledger.db);
        }

        @Override
        public Contracts contracts() {
            return ledger.contracts;
        }

        @Override
        public Statements statements() {
            return ledger.statements;
        }

        @Override
        public DeclarationLines lines() {
            return ledger.lines;
        }

        @Override
        public Journals journals() {
            return new PostgresJournals(ledger.db);
        }

        @Override
        public StatementContents.Reader contents() {
            return new PostgresContents(ledger.db, new PostgresJournals(ledger.db));
        }

        @Override
        public StatementContents.Again again() {
            return new PostgresContents(ledger.db, new PostgresJournals(ledger.db));
        }

        @Override
        public ReportedLines reportedLines() {
            return new PostgresReportedLines(ledger.db, new PostgresJournals(ledger.db));
        }

        @Override
        public Adjustments adjustments() {
            return new PostgresAdjustments(ledger.db);
        }

        @Override
        public Invoices invoices() {
            return ledger.invoices;
        }

        @Override
        public Forecasts forecasts() {
            return new PostgresForecasts(ledger.db, new StatementDocument());
        }

        @Override
        public Spreads spreads() {
            return new PostgresSpreads(ledger.db);
        }

        @Override
        public Suspects suspects() {
            return new PostgresSuspects(ledger.db);
        }

        @Override
        public ProviderStatements documents() {
            return new PostgresProviderStatements(ledger.db);
        }

        @Override
        public Reconcile.Side side() {
            return new PostgresReconciliation(ledger.db);
        }

        @Override
        public Reconcile.Books books() {
            return new PostgresReconciliation(ledger.db);
        }

        @Override
        public Worklist worklist() {
            return new PostgresWorklist(ledger.db);
        }

        @Override
        public Measures measures() {
            return new PostgresMeasures(ledger.db);
        }

        @Override
        public Chores chores() {
            return new PostgresChores(ledger.db);
        }

        @Override
        public TrainingCopies trainingCopies() {
            return new PostgresTrainings(ledger.db);
        }

        @Override
        public Trainings trainings() {
            return new PostgresTrainings(ledger.db);
        }

        @Override
        public Publications publications() {
            return new OutboxPublications(ledger.outbox, new PostgresStatementParts(ledger.db), new PostgresFinanceNumbers(ledger.db, VERSIONS));
        }

        @Override
        public Current<PublishedLines> publishedLines() {
            return ledger.lineSnapshots;
        }

        @Override
        public void aMinutePasses() {
            ledger.db.sql("UPDATE declaration SET changed_at = changed_at - interval '1 minute'").then().block(Ledger.PATIENCE);
            ledger.db.sql("UPDATE spread SET started_at = started_at - interval '1 minute'").then().block(Ledger.PATIENCE);
        }
    }
}
