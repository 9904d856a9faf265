package milepost.statements.wiring;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Messaging;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.Sweep;
import milepost.platform.web.Attempts;
import milepost.platform.web.Audit;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.ErrorMapping;
import milepost.platform.web.Refused;
import milepost.platform.web.Routes;
import milepost.platform.web.WebEdge;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.Adjustments;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.CohortChanged;
import milepost.statements.application.CohortNotKnown;
import milepost.statements.application.Contracts;
import milepost.statements.application.ConvergeDeclaration;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.FinanceNumbers;
import milepost.statements.application.ImportCohort;
import milepost.statements.application.Invoices;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.MoveLines;
import milepost.statements.application.Nudges;
import milepost.statements.application.Peers;
import milepost.statements.application.ProviderChanged;
import milepost.statements.application.ProviderNotKnown;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.Publications;
import milepost.statements.application.PutContract;
import milepost.statements.application.PutStatement;
import milepost.statements.application.Reconcile;
import milepost.statements.application.ReportStatement;
import milepost.statements.application.ReportedLines;
import milepost.statements.application.SettleTakenBack;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.StatementParts;
import milepost.statements.application.Statements;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.Suspects;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.application.TakeBack;
import milepost.statements.application.Worklist;
import milepost.statements.http.AdjustmentRoutes;
import milepost.statements.http.AssuranceRoutes;
import milepost.statements.http.ContractRoutes;
import milepost.statements.http.ContractsFile;
import milepost.statements.http.FinanceRoutes;
import milepost.statements.http.ImportRoutes;
import milepost.statements.http.InvoiceRoutes;
import milepost.statements.http.JudgementRoutes;
import milepost.statements.http.MoveLinesRoutes;
import milepost.statements.http.ProviderRoutes;
import milepost.statements.http.StatementRoutes;
import milepost.statements.messaging.CatalogueProjection;
import milepost.statements.messaging.CurrentSnapshots;
import milepost.statements.messaging.DeclarationSweep;
import milepost.statements.messaging.DeclarationsProjection;
import milepost.statements.messaging.HalfSpreadSweep;
import milepost.statements.messaging.OutboxPublications;
import milepost.statements.messaging.OwnTopics;
import milepost.statements.messaging.OwnersOfTheCatalogue;
import milepost.statements.postgres.LineSnapshots;
import milepost.statements.postgres.PostgresContracts;
import milepost.statements.postgres.PostgresStatements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How others reach the service, and it them. */
@Configuration(proxyBeanMethods = false)
@Import({WebEdge.class, Messaging.class})
@EnableConfigurationProperties(EcfMonths.class)
class Edges {

    @Bean
    Routes statementRoutes(PutStatement put, ShowStatement show, CutOffStatements cutOff,
            AuthorisePayment authorise, EcfMonths ecf, Commands commands, Audit audit, Nudges nudges) {
        return new StatementRoutes(put, show, cutOff, authorise, ecf.months(), commands, audit, nudges);
    }

    @Bean
    Routes contractRoutes(
            PutContract put, Contracts contracts, Commands commands, Audit audit, Nudges nudges) {
        return new ContractRoutes(put, contracts, commands, audit, nudges);
    }

    @Bean
    Routes contractsFile(Contracts contracts) {
        return new ContractsFile(contracts);
    }

    @Bean
    Routes importRoutes(ImportCohort importCohort, Commands commands, Audit audit, Nudges nudges) {
        return new ImportRoutes(importCohort, UUID::randomUUID, commands, audit, nudges);
    }

    @Bean
    Routes moveLinesRoutes(MoveLines move, Commands commands, Audit audit, Nudges nudges) {
        return new MoveLinesRoutes(move, commands, audit, nudges);
    }

    @Bean
    Routes assuranceRoutes(ReportStatement report, Statements statements, ReportedLines lines) {
        return new AssuranceRoutes(report, statements, lines);
    }

    @Bean
    Routes adjustmentRoutes(
            AdjustStatement adjust, Adjustments adjustments, Commands commands, Audit audit, Nudges nudges) {
        return new AdjustmentRoutes(adjust, adjustments, UUID::randomUUID, commands, audit, nudges);
    }

    @Bean
    Routes invoiceRoutes(SubmitInvoice submit, Statements statements, Invoices invoices, Commands commands,
            Documents documents, Nudges nudges) {
        return new InvoiceRoutes(submit, statements, invoices, UUID::randomUUID, new InvoiceRoutes.Edge(commands, documents, nudges));
    }

    @Bean
    Routes judgementRoutes(JudgeInvoice judge, Invoices invoices, Commands commands, Audit audit, Nudges nudges) {
        return new JudgementRoutes(judge, invoices, commands, audit, nudges);
    }

    @Bean
    Routes financeRoutes(Reconcile reconcile, Worklist worklist) {
        return new FinanceRoutes(reconcile, worklist, Clock.systemUTC()::instant);
    }

    @Bean
    Routes providerRoutes(ProviderStatements statements, ShowStatement show, Documents documents) {
        return new ProviderRoutes(statements, show, documents);
    }

    @Bean
    Publications publications(Outbox outbox, StatementParts parts, FinanceNumbers numbers) {
        return new OutboxPublications(outbox, parts, numbers);
    }

    @Bean
    Peers peers(AskTheOwner owners) {
        return new OwnersOfTheCatalogue(owners);
    }

    @Bean
    ErrorMapping missingCopyIs503() {
        return error -> error instanceof ProviderNotKnown || error instanceof CohortNotKnown
                ? Optional.of(Refused.unavailable("What this statement is worth cannot be said at the moment."))
                : Optional.empty();
    }

    @Bean
    Attempts attempts(AskTheOwner owners) {
        return owners::around;
    }

    @Bean
    DeclarationsProjection declarationsProjection(DeclarationCopies copies, ConvergeDeclaration converge) {
        return new DeclarationsProjection(copies, converge);
    }

    @Bean
    CatalogueProjection catalogueProjection(CatalogueCopies copies, ProviderChanged providerChanged, CohortChanged cohortChanged) {
        return new CatalogueProjection(copies, providerChanged, cohortChanged);
    }

    @Bean
    SnapshotSource lineSource(LineSnapshots lines) {
        return CurrentSnapshots.lines(lines);
    }

    @Bean
    SnapshotSource statementSource(PostgresStatements statements, StatementParts parts) {
        return CurrentSnapshots.statements(statements, parts);
    }

    @Bean
    SnapshotSource contractSource(PostgresContracts contracts) {
        return CurrentSnapshots.contracts(contracts);
    }

    @Bean
    OwnTopic ownContracts(PostgresContracts contracts, TakeBack takeBack) {
        return OwnTopics.contracts(contracts, takeBack);
    }

    @Bean
    OwnTopic ownStatements(PostgresStatements statements, TakeBack takeBack) {
        return OwnTopics.statements(statements, takeBack);
    }

    @Bean
    OwnTopic ownLines(LineSnapshots lines, TakeBack takeBack, SettleTakenBack settle) {
        return OwnTopics.lines(lines, takeBack, settle);
    }

    @Bean
    Sweep fundableWithoutLine(Suspects suspects, ConvergeDeclaration converge) {
        return new DeclarationSweep(Suspicion.FUNDABLE_WITHOUT_LINE, suspects, converge);
    }

    @Bean
    Sweep lineWithoutLiveDeclaration(Suspects suspects, ConvergeDeclaration converge) {
        return new DeclarationSweep(Suspicion.LINE_WITHOUT_LIVE_DECLARATION, suspects, converge);
    }

    @Bean
    Sweep waitingThatCouldBePlaced(Suspects suspects, ConvergeDeclaration converge) {
        return new DeclarationSweep(Suspicion.WAITING_THAT_COULD_BE_PLACED, suspects, converge);
    }

    @Bean
    Sweep halfSpread(Suspects suspects, Nudges nudges) {
        return new HalfSpreadSweep(suspects, nudges);
    }
}
