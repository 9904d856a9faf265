package milepost.participants.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.function.Function;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Enrolments.Count;
import milepost.participants.domain.TrainingStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Live enrolments by training status, counted anew every half minute. */
@Component
@EnableScheduling
class EnrolmentMetrics {

    private final Enrolments enrolments;
    private final MultiGauge gauge;

    EnrolmentMetrics(Enrolments enrolments, MeterRegistry registry) {
        this.enrolments = enrolments;
        this.gauge = MultiGauge.builder("milepost.enrolments").description("live enrolments by training status").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> count() {
        return enrolments.counts().collectMap(Count::status, Count::enrolments)
                .doOnNext(counts -> gauge.register(Arrays.stream(TrainingStatus.values())
                        .map(status -> row(status, counts::get)).toList(), true))
                .then();
    }

    private static Row<?> row(TrainingStatus status, Function<TrainingStatus, Long> counted) {
        var number = counted.apply(status);
        return Row.of(Tags.of("training_status", status.word()), number == null ? 0 : number);
    }
}
