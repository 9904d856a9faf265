package milepost.participants.messaging;

import java.util.UUID;
import milepost.participants.application.ecf.RepairCompletions;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Looks for mentors who completed and whose training records do not say so, and for the opposite. */
public final class CompletionSweep implements Sweep {

    private final RepairCompletions repair;

    public CompletionSweep(RepairCompletions repair) {
        this.repair = repair;
    }

    @Override
    public String name() {
        return "mentor-completed-otherwise";
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return repair.page(afterKey == null ? null : new TrainingRecordId(UUID.fromString(afterKey)), limit)
                .map(repaired -> new Page(repaired.records(), repaired.next() == null ? null : repaired.next().toString()));
    }
}
