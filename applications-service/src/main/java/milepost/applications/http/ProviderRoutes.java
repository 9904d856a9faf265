package milepost.applications.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.ChangeFundedPlace;
import milepost.applications.application.FindApplication;
import milepost.applications.application.ListApplications;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.application.ListApplications.SortKey;
import milepost.applications.application.RejectApplication;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Filters;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.SortOrder;
import milepost.platform.web.Sorting;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code /api/v3/npq-applications}: what lead providers see of the applications made to them, and how they answer them. */
public final class ProviderRoutes implements Routes {

    private final ListApplications list;
    private final FindApplication find;
    private final AcceptApplication accept;
    private final RejectApplication reject;
    private final ChangeFundedPlace place;
    private final Commands commands;
    private final Documents documents;

    public ProviderRoutes(ListApplications list, FindApplication find, AcceptApplication accept, RejectApplication reject,
                          ChangeFundedPlace place, Commands commands, Documents documents) {
        this.list = list;
        this.find = find;
        this.accept = accept;
        this.reject = reject;
        this.place = place;
        this.commands = commands;
        this.documents = documents;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/api/v3/npq-applications", this::list)
                .GET("/api/v3/npq-applications/{id}", this::show)
                .POST("/api/v3/npq-applications/{id}/accept", this::accept)
                .POST("/api/v3/npq-applications/{id}/reject", this::reject)
                .PUT("/api/v3/npq-applications/{id}/change-funded-place", this::changeFundedPlace);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        PageRequest page = Paging.of(request);
        Function<Part, Query> query = query(request, provider(request));
        return documents.page(request, page, rows -> list.list(query.apply(Parts.of(rows)))
                .map(row -> new StoredDocument(row.id(), row.sortedAt(), row.body())));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        LeadProviderId provider = provider(request);
        ApplicationId id = id(request);
        return commands.query(request, () -> find.held(id, provider)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(stored -> documents.one(request, stored.document().body(), stored.document().etag())));
    }

    private Mono<ServerResponse> accept(ServerRequest request) {
        LeadProviderId provider = provider(request);
        ApplicationId id = id(request);
        Instant at = at(request);
        return Bodies.optionalAttributes(request, "npq-application-accept")
                .map(attributes -> new AcceptApplication.Request(id, provider,
                        attributes.map(ProviderRoutes::place).orElse(PlaceAnswer.NOT_STATED),
                        attributes.flatMap(ProviderRoutes::schedule), at))
                .flatMap(command -> commands.run(request, () -> accept.accept(command).flatMap(ProviderRoutes::answer)));
    }

    private static Mono<Answer> answer(AcceptApplication.Outcome outcome) {
        return switch (outcome) {
            case AcceptApplication.Outcome.Accepted(var stored) -> shown(stored);
            case AcceptApplication.Outcome.NotFound() -> Mono.error(Refused.notFound());
            case AcceptApplication.Outcome.Refused(var refusals) -> Mono.error(Problems.ofProvider(refusals));
        };
    }

    /** Needs no body; whatever one says is not read. */
    private Mono<ServerResponse> reject(ServerRequest request) {
        LeadProviderId provider = provider(request);
        ApplicationId id = id(request);
        Instant at = at(request);
        return Bodies.raw(request, Bodies.LIMIT)
                .flatMap(body -> commands.run(request, body, () -> reject.reject(id, provider, at).flatMap(ProviderRoutes::answer)));
    }

    private static Mono<Answer> answer(RejectApplication.Outcome outcome) {
        return switch (outcome) {
            case RejectApplication.Outcome.Rejected(var stored) -> shown(stored);
            case RejectApplication.Outcome.NotFound() -> Mono.error(Refused.notFound());
            case RejectApplication.Outcome.Refused(var refusals) -> Mono.error(Problems.ofProvider(refusals));
        };
    }

    private Mono<ServerResponse> changeFundedPlace(ServerRequest request) {
        LeadProviderId provider = provider(request);
        ApplicationId id = id(request);
        Instant at = at(request);
        return Bodies.attributes(request, "npq-application-change-funded-place")
                .map(attributes -> new ChangeFundedPlace.Request(id, provider, place(attributes), at))
                .flatMap(command -> commands.run(request, () -> place.change(command).flatMap(ProviderRoutes::answer)));
    }

    private static Mono<Answer> answer(ChangeFundedPlace.Outcome outcome) {
        return switch (outcome) {
            case ChangeFundedPlace.Outcome.Changed(var stored) -> shown(stored);
            case ChangeFundedPlace.Outcome.NotFound() -> Mono.error(Refused.notFound());
            case ChangeFundedPlace.Outcome.Refused(var refusals) -> Mono.error(Problems.ofProvider(refusals));
        };
    }

    private static Mono<Answer> shown(Stored stored) {
        return Mono.just(Answer.ok(Documents.envelope(stored.document().body())));
    }

    private static LeadProviderId provider(ServerRequest request) {
        return new LeadProviderId(Requests.provider(request).providerId());
    }

    private static ApplicationId id(ServerRequest request) {
        return new ApplicationId(Requests.pathUuid(request, "id"));
    }

    private static Instant at(ServerRequest request) {
        return Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
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

    /** What is asked for, whichever part of it is read. */
    private static Function<Part, Query> query(ServerRequest request, LeadProviderId provider) {
        SortOrder.Key sort = Sorting.of(request, Set.of("created_at", "updated_at"), "created_at").first();
        List<String> cohorts = Filters.commaList(request, "cohort");
        Optional<List<Integer>> years = cohorts.isEmpty() ? Optional.empty() : Optional.of(years(cohorts));
        Instant since = Filters.since(request, "updated_since").orElse(null);
        List<UUID> participants = Filters.uuidList(request, "participant_id");
        SortKey key = sort.name().equals("created_at") ? SortKey.CREATED_AT : SortKey.UPDATED_AT;
        return part -> new Query(provider, years, since, participants, key, !sort.descending(), part);
    }

    /** Whatever is no start year matches no application. */
    private static List<Integer> years(List<String> cohorts) {
        return cohorts.stream().filter(cohort -> cohort.matches("[0-9]{4}")).map(Integer::valueOf).toList();
    }
}
