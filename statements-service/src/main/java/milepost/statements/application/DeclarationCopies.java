package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copy of declarations-service's declarations. */
public interface DeclarationCopies {

    /** Stores copies of different declarations, each unless a newer one is here; answers which were stored. */
    Flux<UUID> fold(List<Copy> copies);

    /** The same for one. */
    default Mono<Boolean> fold(Copy copy) {
        return fold(List.of(copy)).hasElements();
    }

    /**
     * What we keep of a declaration.
     *
     * @param upliftFlagged taught where there is sparsity or pupil premium, or both
     */
    record Copy(
            UUID id,
            long version,
            String family,
            UUID leadProviderId,
            UUID participantId,
            String courseIdentifier,
            String courseGroup,
            String cohort,
            String declarationType,
            String state,
            boolean live,
            boolean fundable,
            boolean targetedDeliveryFundingEligible,
            boolean upliftFlagged,
            Instant effectiveAt) {
    }
}
