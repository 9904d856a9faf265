package milepost.platform.messaging.converge;

import milepost.platform.messaging.InternalCalls;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.Question;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Flux;

/** Asks at {@code GET /internal/snapshots/{aggregate}}; time limit, retry and breaker are the caller's. */
public final class OwnersOverHttp implements OwnersAsked.Owners {

    private final InternalCalls calls;

    public OwnersOverHttp(InternalCalls calls) {
        this.calls = calls;
    }

    /** Whatever goes wrong, we do not know, and what we do not know is no reason to refuse. */
    @Override
    public Flux<Snapshot> answer(Question question) {
        return calls.get(question.owner(), "/internal/snapshots/" + question.aggregate(), question.criteria())
                .flatMapIterable(SnapshotDocuments::read)
                .onErrorMap(e -> new OwnerUnavailable(question.owner(), e));
    }
}
