package milepost.statements.application;

import java.time.Instant;
import milepost.statements.application.Invoices.Step;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** What follows when an invoice moves on: it is stored with its history, the statement is told with it, and finance hears of it. */
public final class InvoiceMoved {

    private final Invoices invoices;
    private final Statements statements;
    private final Publications publications;

    public InvoiceMoved(Invoices invoices, Statements statements, Publications publications) {
        this.invoices = invoices;
        this.statements = statements;
        this.publications = publications;
    }

    /** By somebody's command, under the statement's lock; its invoices are told with the statement. */
    Mono<Invoice> byCommand(Statement statement, Figures figures, Invoice next, Step step) {
        return invoices.store(next, step).delayUntil(stored -> tell(statement, figures, stored, step.effectiveAt()));
    }

    /** The same for one that has just been stored. */
    Mono<Void> tell(Statement statement, Figures figures, Invoice invoice, Instant effectiveAt) {
        return statements.store(statement).flatMap(stored -> publications.statementAndFact(stored,
                new FinanceFact.Invoiced(stored, figures, effectiveAt, invoice)));
    }

    /** By what the statement comes to now, while others may hold it too: what follows from its figures need not be told to be known again. */
    Mono<Void> byCheck(Statement statement, Figures figures, Invoice next, Step step) {
        return invoices.store(next, step).flatMap(stored -> publications.fact(
                new FinanceFact.Invoiced(statement, figures, step.effectiveAt(), stored)));
    }
}
