package milepost.statements.application;

import java.util.List;
import java.util.Optional;
import milepost.statements.application.Spreads.Progress;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Breakdown;
import milepost.statements.domain.pricing.Counts;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import reactor.core.publisher.Mono;

/** Shows a statement with all its amounts, computed at the moment of asking. */
public final class ShowStatement {

    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Spreads spreads;
    private final Invoices invoices;

    public ShowStatement(Statements statements, StatementContents.Reader contents, Spreads spreads, Invoices invoices) {
        this.statements = statements;
        this.contents = contents;
        this.spreads = spreads;
        this.invoices = invoices;
    }

    /** A statement as finance sees it. */
    public record View(
            Statement statement,
            Figures figures,
            Counts counts,
            List<Breakdown> breakdown,
            List<Adjustment> adjustments,
            Progress progress,
            Optional<Invoice> invoice) {
    }

    /** Empty where there is none. */
    public Mono<View> run(StatementId id) {
        return statements.find(id).flatMap(statement -> contents.totals(statement)
                .flatMap(standing -> run(statement, standing)));
    }

    /** The same for a caller that has just read what stands on it. */
    public Mono<View> run(Statement statement, StatementTotals standing) {
        return progress(statement, standing)
                .flatMap(progress -> invoice(statement).map(invoice -> view(statement, standing, progress, invoice)));
    }

    private Mono<Progress> progress(Statement statement, StatementTotals standing) {
        return switch (statement.state()) {
            case Open _, Payable _ -> Mono.just(new Progress(0, standing.sums().lines()));
            case Paid _ -> spreads.progress(statement.id());
        };
    }

    /** Every amount of the provider's own output or service statement; empty where it has no such statement. */
    public Mono<List<ShownLine>> lines(StatementId id, LeadProviderId provider) {
        return statements.findOf(provider, id).flatMap(statement -> contents.of(statement)
                .map(standing -> standing.priced().shown(statement, standing.voided())));
    }

    /** An open statement has none. */
    private Mono<Optional<Invoice>> invoice(Statement statement) {
        return statement.isOpen() ? Mono.just(Optional.empty())
                : invoices.standing(statement.id()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static View view(Statement statement, StatementTotals standing, Progress progress, Optional<Invoice> invoice) {
        return new View(statement, standing.figures(), Counts.of(standing.sums()), Breakdown.of(standing.sums()),
                standing.sums().adjustments(), progress, invoice);
    }
}
