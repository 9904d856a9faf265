package milepost.applications.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.PreviousFunding;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An operator says whether DfE pays for an application; live declarations do not stand in the way (decision B5a). */
public final class MarkFundingEligibility {

    private final Applications applications;
    private final RecordChanges changes;

    public MarkFundingEligibility(Applications applications, RecordChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    /** Empty when there is no such application; runs inside the transaction of the command. */
    public Mono<Stored> mark(ApplicationId id, @Nullable Boolean eligible, Change change) {
        return applications.find(id).flatMap(seen -> applications.lock(seen.person())
                .flatMap(now -> applications.ofPerson(seen.person(), seen.application().course()).collectList()
                        .flatMap(rows -> store(id, eligible, rows, now, change))));
    }

    private Mono<Stored> store(ApplicationId id, @Nullable Boolean eligible, List<Stored> rows, Instant now, Change change) {
        List<Application> marked = rows.stream().map(Stored::application)
                .map(application -> application.id().equals(id) ? remarked(application, eligible, change.effectiveAt()) : application)
                .toList();
        List<Application> settled = new ArrayList<>(PreviousFunding.settle(marked));
        return Flux.range(0, rows.size())
                .concatMap(n -> changes.record(rows.get(n), settled.get(n), rows.get(n).person(), now, change))
                .filter(stored -> stored.application().id().equals(id))
                .single();
    }

    private static Application remarked(Application application, @Nullable Boolean eligible, Instant at) {
        var funding = application.funding().remarked(eligible);
        return funding.equals(application.funding()) ? application : application.funded(funding, at);
    }
}
