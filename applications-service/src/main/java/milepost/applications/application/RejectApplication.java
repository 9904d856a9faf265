package milepost.applications.application;

import java.time.Instant;
import java.util.List;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.Rejection;
import milepost.applications.domain.catalogue.LeadProviderId;
import reactor.core.publisher.Mono;

/** A provider turns a person down. */
public final class RejectApplication {

    private final RecordChanges changes;
    private final FindApplication find;

    public RejectApplication(RecordChanges changes, FindApplication find) {
        this.changes = changes;
        this.find = find;
    }

    /** How it went. */
    public sealed interface Outcome {

        record Rejected(Stored application) implements Outcome {
        }

        record NotFound() implements Outcome {
        }

        record Refused(List<Refusal> refusals) implements Outcome {
        }
    }

    /**
     * Runs inside the transaction of the command.
     *
     * @param at the request clock
     */
    public Mono<Outcome> reject(ApplicationId id, LeadProviderId provider, Instant at) {
        var change = new Change("rejected", "provider:" + provider.value(), at, null);
        return find.forChange(id, provider)
                .flatMap(held -> switch (Rejection.decide(held.mine().application(), at)) {
                    case Rejection.Decision.Rejected(var rejected) ->
                            changes.record(held, rejected, change).<Outcome>map(Outcome.Rejected::new);
                    case Rejection.Decision.Refused(var refusals) -> Mono.<Outcome>just(new Outcome.Refused(refusals));
                })
                .switchIfEmpty(Mono.just(new Outcome.NotFound()));
    }
}
