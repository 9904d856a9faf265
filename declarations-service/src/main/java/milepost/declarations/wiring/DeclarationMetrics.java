package milepost.declarations.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import milepost.declarations.application.Oversight;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Declarations by state, counted anew every half minute. */
@Component
@EnableScheduling
class DeclarationMetrics {

    private static final List<String> STATES = List.of("submitted", "eligible", "ineligible", "payable", "paid", "voided", "awaiting_clawback",
            "clawed_back");

    private final Oversight oversight;
    private final MultiGauge gauge;

    DeclarationMetrics(Oversight oversight, MeterRegistry registry) {
        this.oversight = oversight;
        this.gauge = MultiGauge.builder("milepost.declarations").description("declarations by state").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> count() {
        return oversight.countByState()
                .doOnNext(counts -> gauge.register(STATES.stream()
                        .<Row<?>>map(state -> Row.of(Tags.of("state", state), counts.getOrDefault(state, 0L))).toList(), true))
                .then();
    }
}
