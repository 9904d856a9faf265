package milepost.applications.application;

import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An operator says whether DfE pays for an application; live declarations do not stand in the way (decision B5a). */
public final class MarkFundingEligibility {

    /** What the history calls it. */
    public static final String MARKED = "funding_marked";

    private final Applications applications;
    private final RecordChanges changes;

    public MarkFundingEligibility(Applications applications, RecordChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    /** Empty when there is no such application; runs inside the transaction of the command. */
    public Mono<Stored> mark(ApplicationId id, @Nullable Boolean eligible, Change change) {
        return Held.of(applications, id)
                .flatMap(held -> held.become(remarked(held.application(), eligible, change), changes, change));
    }

    private static Application remarked(Application application, @Nullable Boolean eligible, Change change) {
        var funding = application.funding().remarked(eligible);
        return funding.equals(application.funding()) ? application : application.funded(funding, change.effectiveAt());
    }
}
