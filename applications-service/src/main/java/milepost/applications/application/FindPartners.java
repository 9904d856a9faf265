package milepost.applications.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.domain.ShownPartner;
import milepost.applications.domain.catalogue.LeadProviderId;
import reactor.core.publisher.Mono;

/** The delivery partners a provider works with. They are few, so they are put in order here. */
public final class FindPartners {

    private static final Comparator<ShownPartner> BY_ID = Comparator.comparing(partner -> partner.id().toString());

    private final ShownPartners partners;

    public FindPartners(ShownPartners partners) {
        this.partners = partners;
    }

    /** What a list can be sorted by. */
    public enum SortKey {
        NAME, CREATED_AT, UPDATED_AT;

        private Comparator<ShownPartner> order() {
            return switch (this) {
                case NAME -> Comparator.comparing(ShownPartner::name, String.CASE_INSENSITIVE_ORDER).thenComparing(ShownPartner::name);
                case CREATED_AT -> Comparator.comparing(ShownPartner::createdAt);
                case UPDATED_AT -> Comparator.comparing(ShownPartner::updatedAt);
            };
        }
    }

    /** One key of an order. */
    public record Sorted(SortKey key, boolean ascending) {

        private Comparator<ShownPartner> order() {
            return ascending ? key.order() : key.order().reversed();
        }

        /** The stamp that a place in this order is told by; a name has none, there the id tells it. */
        public Instant stamp(ShownPartner partner) {
            return key == SortKey.UPDATED_AT ? partner.updatedAt() : partner.createdAt();
        }

        private ShownPartner asOf(ShownPartner partner, Instant at) {
            return switch (key) {
                case NAME -> partner;
                case CREATED_AT -> new ShownPartner(partner.leadProvider(), partner.id(), partner.name(), partner.cohorts(), at, partner.updatedAt());
                case UPDATED_AT -> new ShownPartner(partner.leadProvider(), partner.id(), partner.name(), partner.cohorts(), partner.createdAt(), at);
            };
        }
    }

    /**
     * What a provider asks to see.
     *
     * @param cohortYear all cohorts when absent
     * @param order      at least one key; the id follows the last
     */
    public record Query(LeadProviderId provider, Optional<Integer> cohortYear, List<Sorted> order, Part part) {
    }

    /** Empty when the provider does not work with the partner. */
    public Mono<ShownPartner> visible(LeadProviderId provider, UUID partner) {
        return partners.find(provider, partner).filter(ShownPartner::isVisible);
    }

    public Mono<List<ShownPartner>> list(Query query) {
        return partners.of(query.provider()).map(all -> page(all, query));
    }

    private static List<ShownPartner> page(List<ShownPartner> all, Query query) {
        Comparator<ShownPartner> order = query.order().stream().map(Sorted::order).reduce(Comparator::thenComparing).orElseThrow()
                .thenComparing(query.order().getFirst().ascending() ? BY_ID : BY_ID.reversed());
        Stream<ShownPartner> sorted = all.stream().filter(ShownPartner::isVisible)
                .filter(partner -> query.cohortYear().map(partner.cohorts()::contains).orElse(true)).sorted(order);
        return switch (query.part()) {
            case Part.Numbered(var offset, var limit) -> sorted.skip(offset).limit(limit).toList();
            case Part.After(var at, var id, var limit) -> all.stream().filter(partner -> partner.id().equals(id)).findFirst()
                    .map(last -> query.order().getFirst().asOf(last, at))
                    .map(last -> sorted.filter(partner -> order.compare(partner, last) > 0).limit(limit).toList())
                    .orElse(List.of());
        };
    }
}
