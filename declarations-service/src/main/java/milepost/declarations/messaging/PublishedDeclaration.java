package milepost.declarations.messaging;

import java.time.Instant;
import java.util.UUID;
import milepost.declarations.application.Publishing.Published;
import milepost.declarations.domain.Declared;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** The payload of {@code milepost.declaration.v1}; its schema and an example stand in src/main/contracts. */
record PublishedDeclaration(UUID id, String family, UUID leadProviderId, UUID participantId, @Nullable UUID applicationId,
                            String courseIdentifier, String courseGroup, String cohort, String scheduleIdentifier, String declarationType,
                            Instant declarationDate, String state, boolean fundable, boolean targetedDeliveryFundingEligible,
                            Instant effectiveAt, Instant createdAt, Instant updatedAt) {

    static final String TOPIC = "milepost.declarations";
    static final String TYPE = "milepost.declaration.v1";

    static PublishedDeclaration of(Published published) {
        var declaration = published.declaration();
        Declared it = declaration.declared();
        UUID application = switch (it.family()) {
            case NPQ -> it.training().value();
            case ECF -> null;
        };
        return new PublishedDeclaration(declaration.id().value(), it.family().slug(), it.provider().value(), it.participant().value(), application,
                it.course().value(), it.group().slug(), it.cohort().value(), it.schedule().value(), it.type().slug(), it.date(),
                declaration.state().slug(), declaration.isFundable(), declaration.funding().targetedDelivery(), declaration.effectiveAt(),
                published.createdAt(), published.updatedAt());
    }

    static Snapshot snapshot(Published published) {
        return new Snapshot(TOPIC, TYPE, published.declaration().id().toString(), published.version(), published.updatedAt(),
                Json.exact().writeValueAsBytes(of(published)));
    }
}
