package milepost.statements.application;

import java.math.BigDecimal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Figures for those who watch the service. */
public interface Measures {

    Flux<Measure> moneyByState();

    Flux<Measure> linesByState();

    Flux<Measure> waiting();

    Mono<BigDecimal> journalImbalance();

    record Measure(String label, BigDecimal value) {
    }
}
