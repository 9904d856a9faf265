package milepost.statements.wiring;

import java.time.Duration;
import java.util.UUID;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.web.InternalClient;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.Adjustments;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Catalogue;
import milepost.statements.application.CheckInvoice;
import milepost.statements.application.CohortChanged;
import milepost.statements.application.CompleteCohorts;
import milepost.statements.application.Contracts;
import milepost.statements.application.ConvergeDeclaration;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.DeclarationLines;
import milepost.statements.application.Forecasts;
import milepost.statements.application.ImportCohort;
import milepost.statements.application.InvoiceMoved;
import milepost.statements.application.InvoiceOutstanding;
import milepost.statements.application.Invoices;
import milepost.statements.application.Journals;
import milepost.statements.application.JournalsWithInvoices;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.LinesChanged;
import milepost.statements.application.MoveLines;
import milepost.statements.application.Peers;
import milepost.statements.application.PlaceWaiting;
import milepost.statements.application.ProviderChanged;
import milepost.statements.application.Publications;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.application.Reconcile;
import milepost.statements.application.RefreshForecasts;
import milepost.statements.application.ReportStatement;
import milepost.statements.application.ReportedLines;
import milepost.statements.application.Restored;
import milepost.statements.application.SettleTakenBack;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.SpreadLines;
import milepost.statements.application.Spreads;
import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementMoved;
import milepost.statements.application.StatementParts;
import milepost.statements.application.Statements;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.Suspects;
import milepost.statements.application.TakeBack;
import milepost.statements.application.Transactions;
import milepost.statements.application.Unhurried;
import milepost.statements.http.DeclarationsOverHttp;
import milepost.statements.http.ParticularsOverHttp;
import milepost.statements.postgres.PostgresJournals;
import milepost.statements.postgres.PostgresReconciliation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What the service can do. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    /** A statement that changes all the time is shown anew at least as often, however many lines it has. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    @Bean
    LinesChanged linesChanged(DeclarationLines lines, Publications publications, Forecasts forecasts) {
        return new LinesChanged(lines, publications, forecasts);
    }

    @Bean
    StatementMoved statementMoved(Statements statements, Spreads spreads, Forecasts forecasts, Publications publications) {
        return new StatementMoved(statements, spreads, forecasts, publications);
    }

    @Bean
    ConvergeDeclaration convergeDeclaration(Transactions transactions, DeclarationLines lines, Statements statements,
            Journals journals, StatementContents.Again again, LinesChanged changed) {
        return new ConvergeDeclaration(transactions, lines, statements, journals, again, changed);
    }

    @Bean
    MoveLines moveLines(Transactions transactions, DeclarationLines lines, Statements statements, LinesChanged changed) {
        return new MoveLines(transactions, lines, statements, changed);
    }

    @Bean
    PlaceWaiting placeWaiting(Suspects suspects, ConvergeDeclaration converge) {
        return new PlaceWaiting(suspects, converge);
    }

    @Bean
    CutOffStatements cutOffStatements(Transactions transactions, Statements statements, StatementContents.Reader contents,
            Journals journals, StatementMoved moved) {
        return new CutOffStatements(transactions, statements, contents, journals, moved);
    }

    @Bean
    AuthorisePayment authorisePayment(Transactions transactions, Statements statements, StatementContents.Reader contents,
            Catalogue catalogue, Peers peers, Invoices invoices, Journals journals, StatementMoved moved) {
        return new AuthorisePayment(transactions, statements, contents, new InvoiceOutstanding(catalogue, peers, invoices), journals, moved);
    }

    @Bean
    InvoiceMoved invoiceMoved(Invoices invoices, Statements statements, Publications publications) {
        return new InvoiceMoved(invoices, statements, publications);
    }

    /** What every use case writes a journal through. */
    @Bean
    @Primary
    Journals journalsWithInvoices(PostgresJournals journals, Invoices invoices, Statements statements, StatementContents.Reader contents,
            InvoiceMoved moved) {
        return new JournalsWithInvoices(journals, new CheckInvoice(invoices, statements, contents, moved));
    }

    @Bean
    SubmitInvoice submitInvoice(Transactions transactions, Statements statements, StatementContents.Reader contents, Invoices invoices,
            InvoiceMoved moved) {
        return new SubmitInvoice(transactions, statements, contents, invoices, moved);
    }

    @Bean
    JudgeInvoice judgeInvoice(Transactions transactions, Statements statements, StatementContents.Reader contents, Invoices invoices,
            InvoiceMoved moved) {
        return new JudgeInvoice(transactions, statements, contents, invoices, moved);
    }

    @Bean
    SpreadLines spreadLines(Transactions transactions, Spreads spreads, Statements statements, StatementContents.Reader contents,
            DeclarationLines lines, Publications publications) {
        return new SpreadLines(transactions, spreads, statements, contents, lines, publications);
    }

    @Bean
    AdjustStatement adjustStatement(Transactions transactions, Statements statements, Adjustments adjustments, Journals journals,
            StatementContents.Reader contents, Forecasts forecasts, Publications publications) {
        return new AdjustStatement(transactions, statements, adjustments, journals, contents, forecasts, publications);
    }

    @Bean
    PutStatement putStatement(Transactions transactions, Statements statements, StatementContents.Reader contents,
            Catalogue catalogue, Peers peers, Forecasts forecasts, Publications publications) {
        return new PutStatement(transactions, statements, contents, catalogue, peers, forecasts, publications);
    }

    @Bean
    PutContract putContract(Transactions transactions, Contracts contracts, Catalogue catalogue, Peers peers,
            Statements statements, Forecasts forecasts, Publications publications) {
        return new PutContract(transactions, contracts, catalogue, peers, statements, forecasts, publications);
    }

    @Bean
    ImportCohort importCohort(Transactions transactions, Catalogue catalogue, Peers peers, Contracts contracts, PutContract putContract,
            PutStatement putStatement) {
        return new ImportCohort(transactions, catalogue, peers, contracts, putContract, putStatement, UUID::randomUUID);
    }

    @Bean
    RefreshForecasts refreshForecasts(Transactions transactions, Statements statements, StatementContents.Reader contents,
            Forecasts forecasts) {
        return new RefreshForecasts(transactions, statements, contents, forecasts, new Unhurried(LONGEST_REST, System::nanoTime));
    }

    @Bean
    ShowStatement showStatement(Statements statements, StatementContents.Reader contents, Spreads spreads, Invoices invoices) {
        return new ShowStatement(statements, contents, spreads, invoices);
    }

    @Bean
    TakeBack takeBack(Restored restored, Contracts contracts, Statements statements, DeclarationCopies copies, DeclarationLines lines,
            Forecasts forecasts, Publications publications) {
        return new TakeBack(restored, contracts, statements, copies, lines, forecasts, publications);
    }

    @Bean
    SettleTakenBack settleTakenBack(Restored restored, Statements statements, StatementParts parts, StatementContents.Reader contents,
            StatementContents.Again again, Journals journals, Forecasts forecasts, Spreads spreads, DeclarationLines lines) {
        return new SettleTakenBack(restored, statements, parts, contents, again, journals, forecasts, spreads, lines);
    }

    @Bean
    ProviderChanged providerChanged(Statements statements, Forecasts forecasts) {
        return new ProviderChanged(statements, forecasts);
    }

    @Bean
    CohortChanged cohortChanged(Statements statements, Forecasts forecasts) {
        return new CohortChanged(statements, forecasts);
    }

    @Bean
    CompleteCohorts completeCohorts(Catalogue catalogue, Peers peers, AskTheOwner owners) {
        return new CompleteCohorts(catalogue, peers, owners::around);
    }

    @Bean
    ReportStatement reportStatement(Statements statements, Catalogue catalogue, ReportedLines lines, InternalClient client) {
        return new ReportStatement(statements, catalogue, lines, new ParticularsOverHttp(client));
    }

    @Bean
    Reconcile reconcile(PostgresReconciliation ours, InternalClient client) {
        return new Reconcile(ours, new DeclarationsOverHttp(client), ours);
    }
}
