package milepost.declarations.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import milepost.declarations.application.Oversight;
import milepost.declarations.application.Oversight.WorklistItem;
import milepost.declarations.domain.Concern;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Declarations by state and what a person has to settle, counted anew every half minute and every minute. */
@Component
@EnableScheduling
class DeclarationMetrics {

    private static final List<String> STATES = List.of("submitted", "eligible", "ineligible", "payable", "paid", "voided", "awaiting_clawback",
            "clawed_back");

    private final Oversight oversight;
    private final MultiGauge gauge;
    private final MultiGauge work;

    DeclarationMetrics(Oversight oversight, MeterRegistry registry) {
        this.oversight = oversight;
        this.gauge = MultiGauge.builder("milepost.declarations").description("declarations by state").register(registry);
        this.work = MultiGauge.builder("milepost.worklist").description("what a person has to settle").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> count() {
        return oversight.countByState()
                .doOnNext(counts -> gauge.register(STATES.stream()
                        .<Row<?>>map(state -> Row.of(Tags.of("state", state), counts.getOrDefault(state, 0L))).toList(), true))
                .then();
    }

    @Scheduled(fixedDelay = 60_000)
    Mono<Void> countWork() {
        return oversight.worklist().collect(Collectors.groupingBy(WorklistItem::kind, Collectors.counting()))
                .doOnNext(found -> work.register(Arrays.stream(Concern.values()).map(Concern::kind)
                        .<Row<?>>map(kind -> Row.of(Tags.of("kind", kind), found.getOrDefault(kind, 0L))).toList(), true))
                .then();
    }
}
