package milepost.statements;

import java.time.Duration;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.Adjustments;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Catalogue;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.CheckInvoice;
import milepost.statements.application.Chores;
import milepost.statements.application.Contracts;
import milepost.statements.application.ConvergeDeclaration;
import milepost.statements.application.Current;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.DeclarationLines;
import milepost.statements.application.Forecasts;
import milepost.statements.application.InvoiceMoved;
import milepost.statements.application.InvoiceOutstanding;
import milepost.statements.application.Invoices;
import milepost.statements.application.Journals;
import milepost.statements.application.JournalsWithInvoices;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.LinesChanged;
import milepost.statements.application.Measures;
import milepost.statements.application.MoveLines;
import milepost.statements.application.Peers;
import milepost.statements.application.PlaceWaiting;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.Publications;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.application.Reconcile;
import milepost.statements.application.RefreshForecasts;
import milepost.statements.application.ReportedLines;
import milepost.statements.application.ShowExpected;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.SpreadLines;
import milepost.statements.application.Spreads;
import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementMoved;
import milepost.statements.application.Statements;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.Suspects;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.Trainings;
import milepost.statements.application.Transactions;
import milepost.statements.application.Unhurried;
import milepost.statements.application.Worklist;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.postgres.PostgresTransactions;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The service over one kind of ports: what a test needs of them, and the use cases put together over them. */
public interface Kept {

    TransactionalOperator transaction();

    DeclarationCopies declarations();

    CatalogueCopies catalogueCopies();

    Catalogue catalogue();

    Contracts contracts();

    Statements statements();

    DeclarationLines lines();

    Journals journals();

    StatementContents.Reader contents();

    StatementContents.Again again();

    ReportedLines reportedLines();

    Adjustments adjustments();

    Invoices invoices();

    Forecasts forecasts();

    Spreads spreads();

    Suspects suspects();

    ProviderStatements documents();

    Reconcile.Side side();

    Reconcile.Books books();

    Worklist worklist();

    Measures measures();

    Chores chores();

    TrainingCopies trainingCopies();

    Trainings trainings();

    Publications publications();

    Current<PublishedLines> publishedLines();

    /** What was changed or begun so far has been so for a minute longer. */
    void aMinutePasses();

    default Transactions transactions() {
        return new PostgresTransactions(transaction());
    }

    default ConvergeDeclaration converge() {
        return new ConvergeDeclaration(transactions(), lines(), statements(), checkedJournals(), again(),
                new LinesChanged(lines(), publications(), forecasts()));
    }

    default MoveLines moveLines() {
        return new MoveLines(transactions(), lines(), statements(), new LinesChanged(lines(), publications(), forecasts()));
    }

    default PutStatement putStatement() {
        return new PutStatement(transactions(), statements(), contents(), catalogue(), new NobodyToAsk(), forecasts(), publications());
    }

    default PutContract putContract() {
        return new PutContract(transactions(), contracts(), catalogue(), new NobodyToAsk(), statements(), forecasts(), publications());
    }

    default AdjustStatement adjust() {
        return new AdjustStatement(transactions(), statements(), adjustments(), checkedJournals(), contents(), forecasts(), publications());
    }

    default CutOffStatements cutOff() {
        return new CutOffStatements(transactions(), statements(), contents(), checkedJournals(), moved());
    }

    default AuthorisePayment authorise() {
        return new AuthorisePayment(transactions(), statements(), contents(),
                new InvoiceOutstanding(catalogue(), new NobodyToAsk(), invoices()), checkedJournals(), moved());
    }

    default SubmitInvoice submitInvoice() {
        return new SubmitInvoice(transactions(), statements(), contents(), invoices(), invoiceMoved());
    }

    default JudgeInvoice judgeInvoice() {
        return new JudgeInvoice(transactions(), statements(), contents(), invoices(), invoiceMoved());
    }

    default SpreadLines spread() {
        return new SpreadLines(transactions(), spreads(), statements(), contents(), lines(), publications());
    }

    default RefreshForecasts refreshForecasts() {
        return new RefreshForecasts(transactions(), statements(), contents(), forecasts(), new Unhurried(Duration.ZERO, System::nanoTime));
    }

    default PlaceWaiting placeWaiting() {
        return new PlaceWaiting(suspects(), converge());
    }

    default ShowStatement show() {
        return new ShowStatement(statements(), contents(), spreads(), invoices());
    }

    default ShowExpected showExpected() {
        return new ShowExpected(statements(), contents(), trainings(), new NobodyToAsk());
    }

    private StatementMoved moved() {
        return new StatementMoved(statements(), spreads(), forecasts(), publications());
    }

    private Journals checkedJournals() {
        return new JournalsWithInvoices(journals(), new CheckInvoice(invoices(), statements(), contents(), invoiceMoved()));
    }

    private InvoiceMoved invoiceMoved() {
        return new InvoiceMoved(invoices(), statements(), publications());
    }

    /** Here the catalogue is complete. */
    final class NobodyToAsk implements Peers {

        private NobodyToAsk() {
        }

        @Override
        public Mono<Void> confirmProvider(LeadProviderId id) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmProviders() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmCohorts() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmCourses() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> confirmSchedules(Cohort cohort) {
            return Mono.empty();
        }
    }
}
