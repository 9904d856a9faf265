package milepost.applications.http;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.FindApplication;
import milepost.applications.application.ListApplications;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.application.ListApplications.SortKey;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Filters;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.SortOrder;
import milepost.platform.web.Sorting;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code /api/v3/npq-applications}: what lead providers see of the applications made to them, and how they accept one. */
public final class ProviderRoutes {

    private final ListApplications list;
    private final FindApplication find;
    private final AcceptApplication accept;
    private final Commands commands;
    private final Documents documents;

    public ProviderRoutes(ListApplications list, FindApplication find, AcceptApplication accept, Commands commands, Documents documents) {
        this.list = list;
        this.find = find;
        this.accept = accept;
        this.commands = commands;
        this.documents = documents;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v3/npq-applications", this::list)
                .GET("/api/v3/npq-applications/{id}", this::show)
                .POST("/api/v3/npq-applications/{id}/accept", this::accept)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        PageRequest page = Paging.of(request);
        Query query = query(request, Requests.provider(request), page);
        return documents.page(request, page,
                list.list(query).map(row -> new StoredDocument(row.id(), row.sortedAt(), row.body())));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Caller.Provider provider = Requests.provider(request);
        ApplicationId id = new ApplicationId(Requests.pathUuid(request, "id"));
        return commands.query(request, () -> find.held(id, new LeadProviderId(provider.providerId()))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(stored -> documents.one(request, stored.document().body(), stored.document().etag())));
    }

    private Mono<ServerResponse> accept(ServerRequest request) {
        Caller.Provider provider = Requests.provider(request);
        ApplicationId id = new ApplicationId(Requests.pathUuid(request, "id"));
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return Bodies.optionalAttributes(request, "npq-application-accept")
                .map(attributes -> new AcceptApplication.Request(id, new LeadProviderId(provider.providerId()),
                        attributes.map(ProviderRoutes::place).orElse(PlaceAnswer.NOT_STATED),
                        attributes.flatMap(ProviderRoutes::schedule), at))
                .flatMap(command -> commands.run(request, () -> accept.accept(command).flatMap(ProviderRoutes::answer)));
    }

    private static Mono<Answer> answer(AcceptApplication.Outcome outcome) {
        return switch (outcome) {
            case AcceptApplication.Outcome.Accepted(var stored) -> Mono.just(Answer.ok(Documents.envelope(stored.document().body())));
            case AcceptApplication.Outcome.NotFound() -> Mono.error(Refused.notFound());
            case AcceptApplication.Outcome.Refused(var refusals) -> Mono.error(Problems.ofProvider(refusals));
        };
    }

    /** Only a literal counts (facts/npq 3.4 rule 2). */
    private static PlaceAnswer place(JsonNode attributes) {
        JsonNode place = attributes.path("funded_place");
        if (!place.isBoolean()) {
            return PlaceAnswer.NOT_STATED;
        }
        return place.booleanValue() ? PlaceAnswer.FUNDED : PlaceAnswer.UNFUNDED;
    }

    private static Optional<ScheduleIdentifier> schedule(JsonNode attributes) {
        JsonNode named = attributes.path("schedule_identifier");
        return named.isMissingNode() || named.isNull() || named.isString() && named.stringValue().isBlank()
                ? Optional.empty()
                : Optional.of(new ScheduleIdentifier(named.isString() ? named.stringValue() : named.toString()));
    }

    private static Query query(ServerRequest request, Caller.Provider provider, PageRequest page) {
        SortOrder.Key sort = Sorting.of(request, Set.of("created_at", "updated_at"), "created_at").first();
        List<String> cohorts = Filters.commaList(request, "cohort");
        return new Query(new LeadProviderId(provider.providerId()), cohorts.isEmpty() ? Optional.empty() : Optional.of(years(cohorts)),
                Filters.since(request, "updated_since").orElse(null), Filters.uuidList(request, "participant_id"),
                sort.name().equals("created_at") ? SortKey.CREATED_AT : SortKey.UPDATED_AT, !sort.descending(), part(page));
    }

    /** Whatever is no start year matches no application. */
    private static List<Integer> years(List<String> cohorts) {
        return cohorts.stream().filter(cohort -> cohort.matches("[0-9]{4}")).map(Integer::valueOf).toList();
    }

    private static Part part(PageRequest page) {
        return switch (page) {
            case PageRequest.ByNumber byNumber -> new Part.Numbered(byNumber.offset(), byNumber.limit());
            case PageRequest.After after -> new Part.After(after.cursor().at(), after.cursor().id(), after.limit());
        };
    }
}
