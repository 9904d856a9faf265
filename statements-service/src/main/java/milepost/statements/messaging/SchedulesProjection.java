package milepost.statements.messaging;

import java.util.List;
import java.util.stream.Collectors;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.TrainingCopies.Schedule;
import milepost.statements.domain.DeclarationType;
import reactor.core.publisher.Mono;

/** Of the catalogue's schedules, which milestones they have. Nothing follows from it until somebody asks. */
public final class SchedulesProjection implements Projection {

    private static final String SCHEDULE = "milepost.schedule.v1";
    private static final String ANY_VERSION = "milepost.schedule.v";

    private final TrainingCopies copies;

    public SchedulesProjection(TrainingCopies copies) {
        this.copies = copies;
    }

    @Override
    public String topic() {
        return "milepost.catalogue";
    }

    /** What else the catalogue tells is {@link CatalogueProjection}'s. */
    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.defer(() -> snapshot.type().startsWith(ANY_VERSION) ? copies.schedule(schedule(snapshot)) : Mono.just(false));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.empty();
    }

    private static Schedule schedule(Snapshot snapshot) {
        Told told = Read.body(snapshot, SCHEDULE, Told.class);
        return new Schedule(told.cohort(), told.identifier(), told.milestones().stream()
                .map(milestone -> DeclarationType.of(milestone.declarationType())
                        .orElseThrow(() -> new PoisonRecord("a schedule with a milestone of unknown type")))
                .collect(Collectors.toSet()), snapshot.version());
    }

    /** The fields we read; the rest is none of our business. */
    private record Told(String cohort, String identifier, List<Milestone> milestones) {
    }

    private record Milestone(String declarationType) {
    }
}
