package milepost.participants.application;

import java.util.List;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.TrainingId;
import reactor.core.publisher.Mono;

/** Our copies of the declarations that declarations-service owns. */
public interface DeclarationsHeard {

    /** Keeps the copy unless a newer one is kept already; tells which. */
    Mono<Boolean> keep(HeardDeclaration declaration, long version);

    /** All of this training, voided ones included, oldest date first. */
    Mono<List<HeardDeclaration>> of(TrainingId training);
}
