package milepost.participants.application.ecf;

import milepost.participants.application.DeclarationsHeard;
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
                        .then(Mono.fromSupplier(() -> new Repaired(found.size(), found.size() < limit ? null : found.getLast()))));
    }

    /** How many were found, and where to go on. */
    public record Repaired(int records, @Nullable TrainingRecordId next) {}
}
