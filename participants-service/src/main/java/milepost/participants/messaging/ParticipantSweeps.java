package milepost.participants.messaging;

import java.util.UUID;
import java.util.function.BiFunction;
import milepost.participants.application.RepairEnrolments;
import milepost.participants.application.Repaired;
import milepost.participants.application.ecf.RepairCompletions;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Convergence rule 3: accepted applications without enrolment, mentors whose records do not say that they completed, and the opposite of both. */
public final class ParticipantSweeps implements Sweep {

    private final String name;
    private final BiFunction<@Nullable UUID, Integer, Mono<Repaired>> page;

    private ParticipantSweeps(String name, BiFunction<@Nullable UUID, Integer, Mono<Repaired>> page) {
        this.name = name;
        this.page = page;
    }

    public static Sweep ofEnrolments(RepairEnrolments repair) {
        return new ParticipantSweeps("application-without-its-enrolment",
                (after, limit) -> repair.page(after == null ? null : new ApplicationId(after), limit));
    }

    public static Sweep ofCompletions(RepairCompletions repair) {
        return new ParticipantSweeps("mentor-completed-otherwise", (after, limit) -> repair.page(after == null ? null : new TrainingRecordId(after), limit));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return page.apply(afterKey == null ? null : UUID.fromString(afterKey), limit)
                .map(repaired -> new Page(repaired.found(), repaired.next() == null ? null : repaired.next().toString()));
    }
}
