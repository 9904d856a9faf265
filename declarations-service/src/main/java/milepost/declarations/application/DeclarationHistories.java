package milepost.declarations.application;

import java.time.Instant;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import reactor.core.publisher.Flux;

/** The steps that declarations took, for whoever may see these (decision D16). */
public interface DeclarationHistories {

    /** @param nth from 1 on, in the order in which a declaration's steps were recorded */
    record Step(long nth, String state, String actor, String cause, Instant effectiveAt, Instant recordedAt) {
    }

    /** In that order; nothing where the provider may not see the declaration. */
    Flux<Step> list(ProviderId viewer, DeclarationId declaration, long skipped, int limit);
}
