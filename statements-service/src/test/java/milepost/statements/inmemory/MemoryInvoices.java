package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import milepost.statements.application.Invoices;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceState.Superseded;
import milepost.statements.inmemory.Tables.Part;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Invoices in memory, and what became of each. */
final class MemoryInvoices implements Invoices {

    static final Comparator<Invoice> OLDEST_FIRST = Comparator.comparing(Invoice::createdAt)
            .thenComparing(invoice -> invoice.id().value(), Tables.BY_ID);

    private final Tables tables;

    MemoryInvoices(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Invoice> find(InvoiceId id) {
        return Mono.fromSupplier(() -> tables.invoices.get(id.value()));
    }

    @Override
    public Mono<Invoice> findByNumber(LeadProviderId provider, String number) {
        return Mono.defer(() -> Mono.justOrEmpty(tables.invoices.where(invoice ->
                invoice.leadProvider().equals(provider) && invoice.bill().number().equals(number)).findFirst()));
    }

    @Override
    public Mono<Invoice> standing(StatementId id) {
        return Mono.defer(() -> Mono.justOrEmpty(tables.invoices.where(invoice ->
                invoice.statement().equals(id) && !(invoice.state() instanceof Superseded)).findFirst()));
    }

    @Override
    public Mono<Invoice> add(Invoice invoice, Step first) {
        return Mono.defer(() -> findByNumber(invoice.leadProvider(), invoice.bill().number()).hasElement().flatMap(taken -> {
            if (taken) {
                return Mono.empty();
            }
            Instant now = tables.database.now();
            return Mono.just(put(new Invoice(invoice.id(), invoice.statement(), invoice.leadProvider(), invoice.bill(), invoice.state(), now,
                    now), first));
        }));
    }

    @Override
    public Mono<Invoice> store(Invoice invoice, Step step) {
        return Mono.fromSupplier(() -> {
            Invoice known = Objects.requireNonNull(tables.invoices.get(invoice.id().value()));
            return put(new Invoice(known.id(), known.statement(), known.leadProvider(), known.bill(), invoice.state(), known.createdAt(),
                    tables.after(known.updatedAt())), step);
        });
    }

    private Invoice put(Invoice row, Step step) {
        tables.invoices.put(row.id().value(), row);
        remember(tables, row, step);
        return row;
    }

    static void remember(Tables tables, Invoice row, Step step) {
        int number = (int) tables.invoiceHistory.after(new Part(row.id().value(), 0)).keySet().stream()
                .takeWhile(part -> part.whole().equals(row.id().value())).count() + 1;
        tables.invoiceHistory.put(new Part(row.id().value(), number), new Past(row.state().code(), step, tables.database.now()));
    }

    @Override
    public Flux<Invoice> page(LeadProviderId provider, StatementId id, Place from, int limit) {
        return Flux.defer(() -> {
            Stream<Invoice> all = tables.invoices.where(invoice -> invoice.leadProvider().equals(provider) && invoice.statement().equals(id))
                    .sorted(OLDEST_FIRST);
            return Flux.fromIterable((switch (from) {
                case Place.After(var at, var last) -> all.filter(invoice -> invoice.createdAt().isAfter(at)
                        || invoice.createdAt().equals(at) && Tables.BY_ID.compare(invoice.id().value(), last.value()) > 0);
                case Place.Past(long rows) -> all.skip(rows);
            }).limit(limit).toList());
        });
    }

    @Override
    public Flux<Past> history(InvoiceId id) {
        return Flux.defer(() -> Flux.fromIterable(tables.invoiceHistory.after(new Part(id.value(), 0)).entrySet().stream()
                .takeWhile(entry -> entry.getKey().whole().equals(id.value())).map(Map.Entry::getValue).toList()));
    }
}
