package milepost.statements.inmemory;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.statements.application.Measures;
import milepost.statements.application.Measures.Measure;
import milepost.statements.domain.pricing.Money;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts and sums over the tables. */
final class MemoryMeasures implements Measures {

    private final Tables tables;

    MemoryMeasures(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Measure> moneyByState() {
        return sums(() -> tables.documents.rows().stream()
                .map(document -> new Measure(document.state(), document.total().pounds())));
    }

    @Override
    public Flux<Measure> linesByState() {
        return sums(() -> tables.lines.rows().stream().map(line -> new Measure(label(line), BigDecimal.ONE)));
    }

    @Override
    public Flux<Measure> lineMoneyByState() {
        return sums(() -> tables.lines.rows().stream().filter(LineRow::isAttached)
                .flatMap(line -> line.price().stream().map(price -> new Measure(label(line), price.worth().pounds()))));
    }

    @Override
    public Flux<Measure> waiting() {
        return sums(() -> tables.declarations.rows().stream()
                .flatMap(row -> row.waiting().stream())
                .map(waiting -> new Measure(waiting.code(), BigDecimal.ONE)));
    }

    @Override
    public Flux<Measure> invoicesByState() {
        return sums(() -> tables.invoices.rows().stream().map(invoice -> new Measure(invoice.state().code(), BigDecimal.ONE)));
    }

    @Override
    public Mono<BigDecimal> journalImbalance() {
        return Mono.fromSupplier(() -> Money.sum(tables.entries.rows().stream()
                .flatMap(entry -> entry.postings().values().stream())).pounds());
    }

    private String label(LineRow line) {
        String state = tables.stateOf(line);
        if (!line.isAttached()) {
            return "voided";
        }
        if (!line.isPayment()) {
            return state.equals("paid") ? "clawed_back" : "awaiting_clawback";
        }
        return state.equals("open") ? "eligible" : state;
    }

    private static Flux<Measure> sums(Supplier<Stream<Measure>> measures) {
        return Flux.defer(() -> {
            Map<String, BigDecimal> sums = new TreeMap<>();
            measures.get().forEach(measure -> sums.merge(measure.label(), measure.value(), BigDecimal::add));
            return Flux.fromIterable(sums.entrySet().stream().map(sum -> new Measure(sum.getKey(), sum.getValue())).toList());
        });
    }
}
