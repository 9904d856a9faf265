package milepost.statements.wiring;

import milepost.platform.messaging.Versions;
import milepost.statements.application.Rendering;
import milepost.statements.application.Transactions;
import milepost.statements.http.StatementDocument;
import milepost.statements.postgres.LineSnapshots;
import milepost.statements.postgres.PostgresAdjustments;
import milepost.statements.postgres.PostgresCatalogue;
import milepost.statements.postgres.PostgresChores;
import milepost.statements.postgres.PostgresContents;
import milepost.statements.postgres.PostgresContracts;
import milepost.statements.postgres.PostgresCopies;
import milepost.statements.postgres.PostgresDeclarationLines;
import milepost.statements.postgres.PostgresFinanceNumbers;
import milepost.statements.postgres.PostgresForecasts;
import milepost.statements.postgres.PostgresInvoices;
import milepost.statements.postgres.PostgresJournals;
import milepost.statements.postgres.PostgresMeasures;
import milepost.statements.postgres.PostgresProviderStatements;
import milepost.statements.postgres.PostgresReconciliation;
import milepost.statements.postgres.PostgresSpreads;
import milepost.statements.postgres.PostgresReportedLines;
import milepost.statements.postgres.PostgresRestored;
import milepost.statements.postgres.PostgresStatementParts;
import milepost.statements.postgres.PostgresStatements;
import milepost.statements.postgres.PostgresSuspects;
import milepost.statements.postgres.PostgresTransactions;
import milepost.statements.postgres.PostgresWorklist;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Where everything is kept. */
@Configuration(proxyBeanMethods = false)
class Storage {

    @Bean
    Transactions transactions(TransactionalOperator operator) {
        return new PostgresTransactions(operator);
    }

    @Bean
    PostgresCopies copies(DatabaseClient db) {
        return new PostgresCopies(db);
    }

    @Bean
    PostgresCatalogue catalogue(DatabaseClient db) {
        return new PostgresCatalogue(db);
    }

    @Bean
    PostgresContracts contracts(DatabaseClient db, Versions versions) {
        return new PostgresContracts(db, versions);
    }

    @Bean
    PostgresStatements statements(DatabaseClient db, Versions versions) {
        return new PostgresStatements(db, versions);
    }

    @Bean
    PostgresDeclarationLines declarationLines(DatabaseClient db, Versions versions) {
        return new PostgresDeclarationLines(db, versions);
    }

    @Bean
    LineSnapshots lineSnapshots(DatabaseClient db, Versions versions) {
        return new LineSnapshots(db, versions);
    }

    @Bean
    PostgresJournals journals(DatabaseClient db) {
        return new PostgresJournals(db);
    }

    @Bean
    PostgresContents contents(DatabaseClient db, PostgresJournals journals) {
        return new PostgresContents(db, journals);
    }

    @Bean
    PostgresReportedLines reportedLines(DatabaseClient db, PostgresJournals journals) {
        return new PostgresReportedLines(db, journals);
    }

    @Bean
    PostgresAdjustments adjustments(DatabaseClient db) {
        return new PostgresAdjustments(db);
    }

    @Bean
    PostgresInvoices invoices(DatabaseClient db) {
        return new PostgresInvoices(db);
    }

    @Bean
    Rendering rendering() {
        return new StatementDocument();
    }

    @Bean
    PostgresForecasts forecasts(DatabaseClient db, Rendering rendering) {
        return new PostgresForecasts(db, rendering);
    }

    @Bean
    PostgresSpreads spreads(DatabaseClient db) {
        return new PostgresSpreads(db);
    }

    @Bean
    PostgresChores chores(DatabaseClient db) {
        return new PostgresChores(db);
    }

    @Bean
    PostgresSuspects suspects(DatabaseClient db) {
        return new PostgresSuspects(db);
    }

    @Bean
    PostgresFinanceNumbers financeNumbers(DatabaseClient db, Versions versions) {
        return new PostgresFinanceNumbers(db, versions);
    }

    @Bean
    PostgresProviderStatements providerStatements(DatabaseClient db) {
        return new PostgresProviderStatements(db);
    }

    @Bean
    PostgresReconciliation reconciliation(DatabaseClient db) {
        return new PostgresReconciliation(db);
    }

    @Bean
    PostgresStatementParts statementParts(DatabaseClient db) {
        return new PostgresStatementParts(db);
    }

    @Bean
    PostgresRestored restored(DatabaseClient db, Versions versions) {
        return new PostgresRestored(db, versions);
    }

    @Bean
    PostgresWorklist worklist(DatabaseClient db) {
        return new PostgresWorklist(db);
    }

    @Bean
    PostgresMeasures measures(DatabaseClient db) {
        return new PostgresMeasures(db);
    }
}
