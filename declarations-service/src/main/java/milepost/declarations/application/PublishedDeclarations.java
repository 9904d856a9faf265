package milepost.declarations.application;

import java.util.Collection;
import java.util.UUID;
import milepost.declarations.application.Publishing.Published;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What others were last told; rows are held until the transaction ends, so that nothing newer overtakes them. */
public interface PublishedDeclarations {

    Flux<Published> byIds(Collection<UUID> ids);

    Flux<Published> ofTraining(UUID training);

    Flux<Published> ofParticipant(UUID participant);

    /** A page in the order of ids. */
    Flux<Published> after(@Nullable UUID id, int limit);
}
