package milepost.applications.messaging;

import java.util.UUID;
import milepost.applications.application.RepairApplications;
import milepost.applications.domain.ApplicationId;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Looks for applications that show less than is known: older shapes, older copies. */
public final class StaleApplications implements Sweep {

    private final RepairApplications repair;

    public StaleApplications(RepairApplications repair) {
        this.repair = repair;
    }

    @Override
    public String name() {
        return "stale-applications";
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return repair.repair(afterKey == null ? null : new ApplicationId(UUID.fromString(afterKey)), limit)
                .map(ids -> new Page(ids.size(), ids.size() < limit ? null : ids.getLast().value().toString()));
    }
}
