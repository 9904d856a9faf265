package milepost.applications.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider's applications, page by page, as stored documents. */
public final class ListApplications {

    private final Pages pages;
    private final Applications applications;
    private final Documents documents;

    public ListApplications(Pages pages, Applications applications, Documents documents) {
        this.pages = pages;
        this.applications = applications;
        this.documents = documents;
    }

    public Flux<Listed> list(Query query) {
        return pages.of(query).concatMap(row -> row.shape() == documents.shape() ? Mono.just(row) : renderedAnew(row, query.provider()), 1);
    }

    /** Until the sweep has been round after a rollout, an older shape is rendered for its reader. */
    private Mono<Listed> renderedAnew(Listed row, LeadProviderId provider) {
        return applications.find(new ApplicationId(row.id()), provider)
                .map(stored -> new Listed(row.id(), row.sortedAt(), documents.render(stored.application(), stored.person()).body(),
                        documents.shape()));
    }

    /** Where the stored documents are read in order. */
    public interface Pages {

        Flux<Listed> of(Query query);
    }

    /** One stored document with the stamp it is sorted by. */
    public record Listed(UUID id, Instant sortedAt, byte[] body, int shape) {
    }

    /** The stamps a list can be sorted by. */
    public enum SortKey {
        CREATED_AT, UPDATED_AT
    }

    /** Which part of the list. */
    public sealed interface Part {

        record Numbered(long offset, int limit) implements Part {
        }

        record After(Instant at, UUID id, int limit) implements Part {
        }
    }

    /**
     * What a provider asks to see.
     *
     * @param cohortYears  all cohorts when absent, none when the list is empty
     * @param participants all participants when empty
     */
    public record Query(LeadProviderId provider, Optional<List<Integer>> cohortYears, @Nullable Instant updatedSince, List<UUID> participants,
                        SortKey sortKey, boolean ascending, Part part) {
    }
}
