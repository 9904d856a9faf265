package milepost.participants.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import milepost.participants.application.Enrolments;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.TrainingStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Live training of both families by training status and persons who train twice, counted anew every half minute and every minute. */
@Component
@EnableScheduling
class EnrolmentMetrics {

    /** As many as the worklist names. */
    private static final int MOST = 1_000;

    private final Enrolments enrolments;
    private final TrainingRecords records;
    private final MultiGauge gauge;
    private final AtomicLong twoLive = new AtomicLong();
    private final AtomicLong twoRecords = new AtomicLong();

    EnrolmentMetrics(Enrolments enrolments, TrainingRecords records, MeterRegistry registry) {
        this.enrolments = enrolments;
        this.records = records;
        this.gauge = MultiGauge.builder("milepost.enrolments").description("live enrolments and training records by training status").register(registry);
        worklist("two_live_enrolments", twoLive, registry);
        worklist("two_training_records", twoRecords, registry);
    }

    private static void worklist(String kind, AtomicLong number, MeterRegistry registry) {
        Gauge.builder("milepost.worklist", number::get).tag("kind", kind).description("what a person has to settle").register(registry);
    }

    @Scheduled(fixedDelay = 30_000)
    Mono<Void> count() {
        return Mono.zip(enrolments.counts().collectMap(Enrolments.Count::status, Enrolments.Count::enrolments),
                        records.counts().collectMap(TrainingRecords.Count::status, TrainingRecords.Count::records))
                .doOnNext(counts -> gauge.register(Stream.concat(rows("npq", counts.getT1()), rows("ecf", counts.getT2())).toList(), true))
                .then();
    }

    @Scheduled(fixedDelay = 60_000)
    Mono<Void> countWork() {
        return enrolments.parallel(MOST).count().doOnNext(twoLive::set)
                .then(records.parallel(MOST).count().doOnNext(twoRecords::set))
                .then();
    }

    private static Stream<Row<?>> rows(String family, Map<TrainingStatus, Long> counted) {
        return Arrays.stream(TrainingStatus.values())
                .map(status -> Row.of(Tags.of("family", family, "training_status", status.word()), counted.getOrDefault(status, 0L)));
    }
}
