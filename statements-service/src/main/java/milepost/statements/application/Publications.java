package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells the suite, and finance outside it, what changed; in the running transaction. */
public interface Publications {

    Mono<Void> lines(List<PublishedLines> lines);

    Mono<Void> statement(Statement statement);

    /** One that was taken back after a restore, as it had been told. */
    Mono<Void> takenBack(PublishedStatement statement);

    Mono<Void> contract(Contracts.Contract contract);

    /** A statement that moved, together with what finance is told of it. */
    Mono<Void> statementAndFact(Statement statement, FinanceFact fact);

    /** Statements that were opened together, and the facts that say so. */
    default Mono<Void> opened(List<FinanceFact.Opened> facts) {
        return Flux.fromIterable(facts).concatMap(fact -> statementAndFact(fact.statement(), fact)).then();
    }

    /** Appends to the log finance reads. */
    Mono<Void> fact(FinanceFact fact);

    /** Something finance wants to know, with the figures at that moment. */
    sealed interface FinanceFact {

        Statement statement();

        Figures figures();

        Instant effectiveAt();

        record Opened(Statement statement, Figures figures, Instant effectiveAt) implements FinanceFact {
        }

        record Payable(Statement statement, Figures figures, Instant effectiveAt) implements FinanceFact {
        }

        record Authorised(Statement statement, Figures figures, Instant effectiveAt) implements FinanceFact {
        }

        record Paid(Statement statement, Figures figures, Instant effectiveAt) implements FinanceFact {
        }

        /** {@code removed} when the adjustment was taken back. */
        record Adjusted(Statement statement, Figures figures, Instant effectiveAt, Adjustment adjustment, boolean removed)
                implements FinanceFact {
        }

        /** An invoice for the statement came to where it now is. */
        record Invoiced(Statement statement, Figures figures, Instant effectiveAt, Invoice invoice) implements FinanceFact {
        }
    }
}
