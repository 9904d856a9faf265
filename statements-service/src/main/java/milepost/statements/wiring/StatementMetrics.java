package milepost.statements.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.util.List;
import milepost.statements.application.Measures;
import milepost.statements.application.Measures.Measure;
import milepost.statements.application.Worklist;
import milepost.statements.application.Worklist.Item;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Money, lines and invoices by state, what waits, and whether the books balance; measured anew every half minute. What there is none of is shown as 0. */
@Component
@EnableScheduling
class StatementMetrics {

    private static final List<String> STATEMENT = List.of("open", "payable", "paid");
    private static final List<String> LINE = List.of("eligible", "payable", "paid", "voided", "awaiting_clawback", "clawed_back");
    private static final List<String> PRICED = List.of("payable", "paid", "awaiting_clawback", "clawed_back");
    private static final List<String> WAITING = List.of("payment", "refund");
    private static final List<String> INVOICE = List.of("matched", "queried", "accepted", "rejected", "superseded");
    private static final List<String> WORK = List.of("declaration_without_statement", "refund_unplaced", "line_without_contract", "invoice_queried");

    private final Measures measures;
    private final Worklist worklist;
    private final MultiGauge money;
    private final MultiGauge lines;
    private final MultiGauge lineMoney;
    private final MultiGauge waiting;
    private final MultiGauge invoices;
    private final MultiGauge work;
    private volatile BigDecimal imbalance = BigDecimal.ZERO;

    StatementMetrics(Measures measures, Worklist worklist, MeterRegistry registry) {
        this.measures = measures;
        this.worklist = worklist;
        this.money = MultiGauge.builder("milepost.statements.money").description("totals in pounds by state").register(registry);
        this.lines = MultiGauge.builder("milepost.lines").description("lines by state").register(registry);
        this.lineMoney = MultiGauge.builder("milepost.lines.money").description("priced lines in pounds by state").register(registry);
        this.waiting = MultiGauge.builder("milepost.lines.waiting").description("declarations no statement takes").register(registry);
        this.invoices = MultiGauge.builder("milepost.invoices").description("invoices by state").register(registry);
        this.work = MultiGauge.builder("milepost.worklist").description("what a person has to settle").register(registry);
        Gauge.builder("milepost.journal.imbalance", () -> imbalance).description("pounds the journal is off").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> measure() {
        return show("state", STATEMENT, measures.moneyByState(), money)
                .then(show("state", LINE, measures.linesByState(), lines))
                .then(show("state", PRICED, measures.lineMoneyByState(), lineMoney))
                .then(show("state", WAITING, measures.waiting(), waiting))
                .then(show("state", INVOICE, measures.invoicesByState(), invoices))
                .then(measures.journalImbalance().doOnNext(off -> imbalance = off))
                .then();
    }

    @Scheduled(fixedDelay = 60_000)
    Mono<Void> countWork() {
        return show("kind", WORK, worklist.items().groupBy(Item::kind)
                .flatMap(kind -> kind.count().map(items -> new Measure(kind.key(), BigDecimal.valueOf(items)))), work);
    }

    private static Mono<Void> show(String label, List<String> known, Flux<Measure> measured, MultiGauge gauge) {
        return measured.collectMap(Measure::label, Measure::value)
                .doOnNext(values -> gauge.register(known.stream()
                        .<Row<?>>map(each -> Row.of(Tags.of(label, each), values.getOrDefault(each, BigDecimal.ZERO))).toList(), true))
                .then();
    }
}
