package milepost.applications.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.applications.application.FindPartners;
import milepost.applications.application.FindPartners.Query;
import milepost.applications.application.FindPartners.SortKey;
import milepost.applications.application.FindPartners.Sorted;
import milepost.applications.domain.ShownPartner;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.platform.web.Documents;
import milepost.platform.web.Filters;
import milepost.platform.web.Json;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.Sorting;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /api/v3/delivery-partners}: those the calling lead provider works with (facts/npq 2.6). */
public final class DeliveryPartnerRoutes implements Routes {

    private static final String PATH = "/api/v3/delivery-partners";

    private final FindPartners find;
    private final Documents documents;

    public DeliveryPartnerRoutes(FindPartners find, Documents documents) {
        this.find = find;
        this.documents = documents;
    }

    private record Resource(UUID id, String type, Attributes attributes) {
    }

    private record Attributes(String name, List<Integer> cohort, Instant createdAt, Instant updatedAt) {
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET(PATH, this::list).GET(PATH + "/{id}", this::show);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        LeadProviderId provider = provider(request);
        PageRequest page = Paging.of(request);
        // decision A17
        List<Sorted> order = Sorting.of(request, Set.of("name", "created_at", "updated_at"), "name").keys().stream()
                .map(key -> new Sorted(SortKey.valueOf(key.name().toUpperCase(Locale.ROOT)), !key.descending())).toList();
        Optional<Integer> cohort = cohort(request);
        return documents.workedOut(request, page, rows -> find.list(new Query(provider, cohort, order, Parts.of(rows))).flatMapMany(Flux::fromIterable)
                .map(partner -> new StoredDocument(partner.id(), order.getFirst().stamp(partner), body(partner))));
    }

    /** One start year; of several the first counts (facts/npq 1.6), and what is none matches no partner. */
    private static Optional<Integer> cohort(ServerRequest request) {
        return Filters.commaList(request, "cohort").stream().findFirst()
                .map(cohort -> cohort.matches("[0-9]{4}") ? Integer.valueOf(cohort) : Integer.valueOf(-1));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return find.visible(provider(request), Requests.pathUuid(request, "id"))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .map(DeliveryPartnerRoutes::body)
                .flatMap(body -> documents.one(request, body, Documents.etag(body)));
    }

    private static byte[] body(ShownPartner it) {
        return Json.bytes(new Resource(it.id(), "delivery-partner", new Attributes(it.name(), it.cohorts(), it.createdAt(), it.updatedAt())));
    }

    private static LeadProviderId provider(ServerRequest request) {
        return new LeadProviderId(Requests.provider(request).providerId());
    }
}
