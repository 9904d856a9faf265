package milepost.participants.messaging;

import java.util.UUID;
import milepost.participants.application.RepairEnrolments;
import milepost.participants.domain.ApplicationId;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Looks for accepted applications without enrolment, and for the opposite. */
public final class EnrolmentSweep implements Sweep {

    private final RepairEnrolments repair;

    public EnrolmentSweep(RepairEnrolments repair) {
        this.repair = repair;
    }

    @Override
    public String name() {
        return "application-without-its-enrolment";
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return repair.page(afterKey == null ? null : new ApplicationId(UUID.fromString(afterKey)), limit)
                .map(repaired -> new Page(repaired.applications(), repaired.next() == null ? null : repaired.next().toString()));
    }
}
