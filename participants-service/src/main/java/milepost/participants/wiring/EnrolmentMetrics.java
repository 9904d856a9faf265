package milepost.participants.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Enrolments.Count;
import milepost.participants.domain.TrainingStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Live enrolments by training status and persons who have two, counted anew every half minute and every minute. */
@Component
@EnableScheduling
class EnrolmentMetrics {

    /** As many as the worklist names. */
    private static final int MOST = 1_000;

    private final Enrolments enrolments;
    private final MultiGauge gauge;
    private final AtomicLong twoLive = new AtomicLong();

    EnrolmentMetrics(Enrolments enrolments, MeterRegistry registry) {
        this.enrolments = enrolments;
        this.gauge = MultiGauge.builder("milepost.enrolments").description("live enrolments by training status").register(registry);
        Gauge.builder("milepost.worklist", twoLive::get).tag("kind", "two_live_enrolments").description("what a person has to settle").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> count() {
        return enrolments.counts().collectMap(Count::status, Count::enrolments)
                .doOnNext(counts -> gauge.register(Arrays.stream(TrainingStatus.values())
                        .map(status -> row(status, counts::get)).toList(), true))
                .then();
    }

    @Scheduled(fixedDelay = 60_000)
    Mono<Void> countWork() {
        return enrolments.parallel(MOST).count().doOnNext(twoLive::set).then();
    }

    private static Row<?> row(TrainingStatus status, Function<TrainingStatus, Long> counted) {
        var number = counted.apply(status);
        return Row.of(Tags.of("training_status", status.word()), number == null ? 0 : number);
    }
}
