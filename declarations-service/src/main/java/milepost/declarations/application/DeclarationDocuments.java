package milepost.declarations.application;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.TrainingId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Declarations as providers see them, rendered beforehand. */
public interface DeclarationDocuments {

    /** A document with its place in the list. */
    record Listed(UUID id, Instant createdAt, byte[] body) {
    }

    /** A document of its own, with the tag by which a client knows it again. */
    record Shown(String etag, byte[] body) {
    }

    /**
     * What is empty or null does not filter.
     *
     * @param partners one of whom delivered, as the first or the second
     */
    record Filter(List<Integer> startYears, List<UUID> participants, Set<UUID> partners, @Nullable Instant updatedSince) {
        public Filter {
            startYears = List.copyOf(startYears);
            participants = List.copyOf(participants);
            partners = Set.copyOf(partners);
        }
    }

    /** Where a page starts. */
    sealed interface Start {

        record Skipping(long rows) implements Start {
        }

        record After(Instant createdAt, UUID id) implements Start {
        }
    }

    /** As it stands, with what the running transaction has made of it. */
    Mono<Shown> find(ProviderId viewer, DeclarationId id);

    /** As it was committed, whatever transaction is running: for those who only read. */
    Mono<Shown> committed(ProviderId viewer, DeclarationId id);

    Flux<Listed> list(ProviderId viewer, Filter filter, Start start, int limit);

    /** The training a declaration belongs to, whoever asks; never shown to anybody. */
    Mono<TrainingId> trainingOf(DeclarationId id);
}
