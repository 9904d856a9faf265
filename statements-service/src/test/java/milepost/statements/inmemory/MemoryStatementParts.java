package milepost.statements.inmemory;

import java.util.Objects;
import java.util.Optional;
import milepost.statements.application.PublishedStatement;
import milepost.statements.application.PublishedStatement.Closing;
import milepost.statements.application.StatementParts;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Adjustments of a statement, what was fixed when it was closed, and its invoices. */
final class MemoryStatementParts implements StatementParts {

    private final Tables tables;
    private final MemoryContents contents;

    MemoryStatementParts(Tables tables, MemoryContents contents) {
        this.tables = tables;
        this.contents = contents;
    }

    @Override
    public Mono<PublishedStatement> of(Statement statement) {
        return Mono.fromSupplier(() -> new PublishedStatement(statement, contents.adjustments(statement.id()),
                statement.isOpen() ? Optional.empty() : Optional.of(closing(statement)), tables.invoices.where(invoice ->
                        invoice.statement().equals(statement.id())).sorted(MemoryInvoices.OLDEST_FIRST).toList()));
    }

    private Closing closing(Statement statement) {
        JournalRow journal = Objects.requireNonNull(tables.journals.get(statement.id().value()));
        return new Closing(journal.vatRegistered(), contents.frozen(statement.id()), tables.linesOn(statement.id())
                .filter(line -> line.isPayment() && line.isAttached() && line.price().isPresent() && !line.isCounted()
                        && line.price().orElseThrow().rate().isEmpty()).map(LineRow::id).toList(), Fill.before(tables.places(statement.id())));
    }
}
