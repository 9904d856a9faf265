package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import milepost.statements.application.Invoices.Actor;
import milepost.statements.application.Invoices.Step;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.invoice.Difference;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceCommand;
import milepost.statements.domain.invoice.InvoiceDecision;
import milepost.statements.domain.invoice.InvoiceLifeCycle;
import milepost.statements.domain.invoice.InvoiceRefusal;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import reactor.core.publisher.Mono;

/** Lets finance take an invoice as it is, or ask for another one (decision E11). */
public final class JudgeInvoice {

    private final Transactions transactions;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Invoices invoices;
    private final InvoiceMoved moved;

    public JudgeInvoice(Transactions transactions, Statements statements, StatementContents.Reader contents, Invoices invoices,
            InvoiceMoved moved) {
        this.transactions = transactions;
        this.statements = statements;
        this.contents = contents;
        this.invoices = invoices;
        this.moved = moved;
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** @param changed false where it was so before */
        record Judged(Invoice invoice, boolean changed) implements Outcome {
        }

        record NoSuchInvoice() implements Outcome {
        }

        record Refused(InvoiceRefusal why) implements Outcome {
        }
    }

    public Mono<Outcome> accept(InvoiceId id, String reason, Instant now) {
        return judge(id, reason, now, (differences, paid) -> new InvoiceCommand.Accept(reason, differences, paid));
    }

    public Mono<Outcome> reject(InvoiceId id, String reason, Instant now) {
        return judge(id, reason, now, (_, paid) -> new InvoiceCommand.Reject(reason, paid));
    }

    /** The statement is locked before the invoice, which is read again under that lock. */
    private Mono<Outcome> judge(InvoiceId id, String reason, Instant now, BiFunction<List<Difference>, Boolean, InvoiceCommand> command) {
        return transactions.run(invoices.find(id)
                .flatMap(known -> statements.lock(known.statement()))
                .flatMap(statement -> contents.totals(statement).flatMap(standing -> invoices.find(id).flatMap(invoice -> decide(
                        statement, standing, invoice, command.apply(Difference.between(invoice.bill(), standing.figures()), isPaid(statement)),
                        new Step(Actor.FINANCE, reason, now)))))
                .defaultIfEmpty(new Outcome.NoSuchInvoice()));
    }

    private Mono<Outcome> decide(Statement statement, StatementTotals standing, Invoice invoice, InvoiceCommand command, Step step) {
        return switch (InvoiceLifeCycle.decide(invoice.state(), command)) {
            case InvoiceDecision.Moved(var next) -> moved.byCommand(statement, standing.figures(), invoice.in(next), step)
                    .map(stored -> new Outcome.Judged(stored, true));
            case InvoiceDecision.Unchanged _ -> Mono.just(new Outcome.Judged(invoice, false));
            case InvoiceDecision.Refused(var why) -> Mono.just(new Outcome.Refused(why));
        };
    }

    private static boolean isPaid(Statement statement) {
        return statement.state() instanceof StatementState.Paid;
    }
}
