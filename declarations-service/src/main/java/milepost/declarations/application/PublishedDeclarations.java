package milepost.declarations.application;

import java.util.Collection;
import java.util.UUID;
import milepost.declarations.application.Publishing.Published;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What others were last told; rows are held until the transaction ends, so that nothing newer overtakes them. */
public interface PublishedDeclarations {

    Flux<Published> byIds(Collection<UUID> ids);

    /** A training or a person has a dozen at most; whoever takes one back again and again is told of so many. */
    int MOST = 500;

    /** Live ones first, then by age, ended ones as well. */
    Flux<Published> ofTraining(UUID training);

    /** In the same order. */
    Flux<Published> ofParticipant(UUID participant);

    /** A page in the order of ids. */
    Flux<Published> after(@Nullable UUID id, int limit);
}
