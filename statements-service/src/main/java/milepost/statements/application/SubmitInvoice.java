package milepost.statements.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import milepost.statements.application.Invoices.Actor;
import milepost.statements.application.Invoices.Step;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Bill;
import milepost.statements.domain.invoice.Difference;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceCommand.Replace;
import milepost.statements.domain.invoice.InvoiceDecision;
import milepost.statements.domain.invoice.InvoiceLifeCycle;
import milepost.statements.domain.invoice.InvoiceRefusal;
import milepost.statements.domain.invoice.InvoiceState;
import milepost.statements.domain.invoice.WrittenBill;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Takes a provider's invoice for one of its statements and holds it against the statement at once (decision E11). */
public final class SubmitInvoice {

    private final Transactions transactions;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Invoices invoices;
    private final InvoiceMoved moved;

    public SubmitInvoice(Transactions transactions, Statements statements, StatementContents.Reader contents, Invoices invoices,
            InvoiceMoved moved) {
        this.transactions = transactions;
        this.statements = statements;
        this.contents = contents;
        this.invoices = invoices;
        this.moved = moved;
    }

    /** An invoice as it is sent. */
    public record Request(InvoiceId id, LeadProviderId provider, StatementId statement, WrittenBill bill, Instant now) {
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Taken(Invoice invoice) implements Outcome {
        }

        record NoSuchStatement() implements Outcome {
        }

        /** Everything that stands against it. */
        record Refused(List<Objection> objections) implements Outcome {
        }
    }

    /** @param other the invoice that is in its way, where one is */
    public record Objection(InvoiceRefusal why, Optional<InvoiceId> other) {

        private static Objection of(InvoiceRefusal why) {
            return new Objection(why, Optional.empty());
        }

        private static Objection of(InvoiceRefusal why, Invoice other) {
            return new Objection(why, Optional.of(other.id()));
        }
    }

    public Mono<Outcome> run(Request request) {
        return transactions.run(statements.findOf(request.provider(), request.statement())
                .flatMap(own -> statements.lock(own.id()))
                .flatMap(statement -> invoices.standing(statement.id()).map(Optional::of).defaultIfEmpty(Optional.empty())
                        .flatMap(standing -> judge(request, statement, standing)))
                .defaultIfEmpty(new Outcome.NoSuchStatement()));
    }

    private Mono<Outcome> judge(Request request, Statement statement, Optional<Invoice> standing) {
        Optional<InvoiceDecision> place = standing.map(invoice -> InvoiceLifeCycle.decide(invoice.state(), new Replace()));
        List<Objection> against = new ArrayList<>();
        InvoiceRefusal.of(statement.state()).map(Objection::of).ifPresent(against::add);
        if (against.isEmpty() && place.orElse(null) instanceof InvoiceDecision.Refused(var why)) {
            against.add(Objection.of(why, standing.orElseThrow()));
        }
        return switch (request.bill().read()) {
            case WrittenBill.Reading.Faulty(var faults) -> Mono.just(refused(faults.stream().map(Objection::of).toList(), against));
            case WrittenBill.Reading.Understood(var bill) -> invoices.findByNumber(request.provider(), bill.number())
                    .map(other -> refused(List.of(Objection.of(InvoiceRefusal.NUMBER_TAKEN, other)), against))
                    .switchIfEmpty(Mono.defer(() -> against.isEmpty() ? take(request, statement, bill, standing)
                            : Mono.just(refused(List.of(), against))));
        };
    }

    private static Outcome refused(List<Objection> faults, List<Objection> against) {
        List<Objection> all = new ArrayList<>(faults);
        all.addAll(against);
        return new Outcome.Refused(List.copyOf(all));
    }

    /** A racing POST may use the number for another statement: then that one came first, and nothing is superseded. */
    private Mono<Outcome> take(Request request, Statement statement, Bill bill, Optional<Invoice> standing) {
        Instant now = request.now();
        return contents.totals(statement).flatMap(totals -> {
            InvoiceState first = InvoiceState.of(Difference.between(bill, totals.figures()));
            Invoice fresh = new Invoice(request.id(), statement.id(), request.provider(), bill, first, now, now);
            return invoices.add(fresh, new Step(Actor.PROVIDER, "submitted", now))
                    .delayUntil(stored -> supersede(statement, totals, standing, now))
                    .delayUntil(stored -> moved.tell(statement, totals.figures(), stored, now))
                    .<Outcome>map(Outcome.Taken::new)
                    .switchIfEmpty(Mono.defer(() -> invoices.findByNumber(request.provider(), bill.number())
                            .map(other -> refused(List.of(Objection.of(InvoiceRefusal.NUMBER_TAKEN, other)), List.of()))));
        });
    }

    private Mono<Void> supersede(Statement statement, StatementTotals totals, Optional<Invoice> standing, Instant now) {
        return Mono.justOrEmpty(standing).flatMap(invoice -> switch (InvoiceLifeCycle.decide(invoice.state(), new Replace())) {
            case InvoiceDecision.Moved(var next) -> moved.byCheck(statement, totals.figures(), invoice.in(next),
                    new Step(Actor.PROVIDER, "another_invoice_submitted", now));
            case InvoiceDecision.Unchanged _, InvoiceDecision.Refused _ -> Mono.empty();
        });
    }
}
