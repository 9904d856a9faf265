package milepost.declarations.application;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What operators, finance and reconciliation look at across providers. */
public interface Oversight {

    /** Something people have to decide. */
    record WorklistItem(String kind, String subjectType, UUID subjectId, Instant since, String detail) {
    }

    /**
     * The declarations of a provider, cohort and type that reach statements, as a number and a hash: lower-case hexadecimal of
     * {@code bit_xor(hashtextextended(id::text || ':' || state, 0))}, as {@code to_hex} writes it. A submitted one is in it
     * while it is fundable (decision E13).
     */
    record Group(UUID leadProviderId, String cohort, String declarationType, long count, String hash) {
    }

    /** One declaration that is or was on a line, or is fundable. */
    record Reconciled(UUID id, String state, boolean fundable, Instant updatedAt) {
    }

    Flux<WorklistItem> worklist();

    Flux<Group> groups(@Nullable UUID provider);

    /** In the order of their ids, those that come after the one given. */
    Flux<Reconciled> declarations(UUID provider, String cohort, String declarationType, @Nullable UUID after, int limit);

    /** How many declarations there are in each state. */
    Mono<Map<String, Long>> countByState();
}
