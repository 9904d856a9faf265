package milepost.applications.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import milepost.applications.application.PublishedApplications;
import milepost.applications.application.PublishedApplications.Count;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Applications by status, counted anew every half minute. */
@Component
@EnableScheduling
class ApplicationMetrics {

    private static final List<String> STATUSES = List.of("pending", "accepted", "rejected");

    private final PublishedApplications applications;
    private final MultiGauge gauge;

    ApplicationMetrics(PublishedApplications applications, MeterRegistry registry) {
        this.applications = applications;
        this.gauge = MultiGauge.builder("milepost.applications").description("applications by status").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> count() {
        return applications.counts().collectMap(Count::status, Count::applications)
                .doOnNext(counts -> gauge.register(STATUSES.stream()
                        .map(status -> Row.of(Tags.of("status", status), counts.getOrDefault(status, 0L))).toList(), true))
                .then();
    }
}
