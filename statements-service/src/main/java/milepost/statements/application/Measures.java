package milepost.statements.application;

import java.math.BigDecimal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Figures for those who watch the service. */
public interface Measures {

    Flux<Measure> moneyByState();

    Flux<Measure> linesByState();

    /** What priced lines are worth without VAT; a line is priced at the cut-off, a refund when it is placed. */
    Flux<Measure> lineMoneyByState();

    Flux<Measure> waiting();

    /** How many there are. */
    Flux<Measure> invoicesByState();

    Mono<BigDecimal> journalImbalance();

    record Measure(String label, BigDecimal value) {
    }
}
