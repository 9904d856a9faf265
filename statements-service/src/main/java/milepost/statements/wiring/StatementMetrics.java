package milepost.statements.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import milepost.statements.application.Measures;
import milepost.statements.application.Measures.Measure;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Money and lines by state, what waits, and whether the books balance; measured anew every half minute. */
@Component
@EnableScheduling
class StatementMetrics {

    private final Measures measures;
    private final MultiGauge money;
    private final MultiGauge lines;
    private final MultiGauge waiting;
    private volatile BigDecimal imbalance = BigDecimal.ZERO;

    StatementMetrics(Measures measures, MeterRegistry registry) {
        this.measures = measures;
        this.money = MultiGauge.builder("milepost.statements.money").description("totals in pounds by state").register(registry);
        this.lines = MultiGauge.builder("milepost.lines").description("lines by state").register(registry);
        this.waiting = MultiGauge.builder("milepost.lines.waiting").description("declarations no statement takes").register(registry);
        Gauge.builder("milepost.journal.imbalance", () -> imbalance).description("pounds the journal is off").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> measure() {
        return show(measures.moneyByState(), money)
                .then(show(measures.linesByState(), lines))
                .then(show(measures.waiting(), waiting))
                .then(measures.journalImbalance().doOnNext(off -> imbalance = off))
                .then();
    }

    private static Mono<Void> show(Flux<Measure> measured, MultiGauge gauge) {
        return measured.<Row<?>>map(each -> Row.of(Tags.of("state", each.label()), each.value()))
                .collectList()
                .doOnNext(rows -> gauge.register(rows, true))
                .then();
    }
}
