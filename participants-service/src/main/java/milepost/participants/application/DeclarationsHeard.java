package milepost.participants.application;

import java.util.List;
import java.util.Map;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.TrainingId;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the declarations that declarations-service owns. */
public interface DeclarationsHeard {

    /** Keeps copies of different declarations, with their versions, each unless a newer one is kept already; answers those that were kept. */
    Flux<DeclarationId> keep(Map<HeardDeclaration, Long> declarations);

    /** The same for one; tells which. */
    default Mono<Boolean> keep(HeardDeclaration declaration, long version) {
        return keep(Map.of(declaration, version)).hasElements();
    }

    /** All of this training, voided ones included, oldest date first. */
    Mono<List<HeardDeclaration>> of(TrainingId training);

    /** Training records, of whose completion nothing was heard for a while, that do not say what was; in the order of ids. */
    Flux<TrainingRecordId> completedOtherwise(@Nullable TrainingRecordId after, int limit);
}
