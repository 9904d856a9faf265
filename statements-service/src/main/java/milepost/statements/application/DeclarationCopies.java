package milepost.statements.application;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Our copy of declarations-service's declarations. */
public interface DeclarationCopies {

    /** Stores the copy unless a newer one is here; answers whether it was stored. */
    Mono<Boolean> fold(Copy copy);

    /** What we keep of a declaration. */
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
            Instant effectiveAt) {
    }
}
