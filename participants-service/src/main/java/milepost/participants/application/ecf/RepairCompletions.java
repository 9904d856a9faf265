package milepost.participants.application.ecf;

import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.Repaired;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds mentors' training records that do not say what was declared of them, and makes them (convergence rule 3). */
public final class RepairCompletions {

    private final DeclarationsHeard declarations;
    private final FollowCompletions follow;

    public RepairCompletions(DeclarationsHeard declarations, FollowCompletions follow) {
        this.declarations = declarations;
        this.follow = follow;
    }

    public Mono<Repaired> page(@Nullable TrainingRecordId after, int limit) {
        return declarations.completedOtherwise(after, limit).collectList()
                .flatMap(found -> follow.hold(found)
                        .then(Mono.defer(() -> Flux.fromIterable(found).concatMap(follow::converge).then()))
                        .then(Mono.fromSupplier(() -> Repaired.of(found, limit, TrainingRecordId::value))));
    }
}
