package milepost.applications.http;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import milepost.applications.application.Catalogue;
import milepost.applications.application.PutEntries;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.Partnership;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.applications.http.CatalogueForms.CohortForm;
import milepost.applications.http.CatalogueForms.CourseForm;
import milepost.applications.http.CatalogueForms.DeliveryPartnerForm;
import milepost.applications.http.CatalogueForms.LeadProviderForm;
import milepost.applications.http.CatalogueForms.OfferForm;
import milepost.applications.http.CatalogueForms.PartnershipForm;
import milepost.applications.http.CatalogueForms.ScheduleForm;
import milepost.platform.web.Answer;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operators' catalogue under {@code /operator/v1}: every PUT has its GET twin, every collection a list. */
public final class CatalogueRoutes implements Routes {

    private static final String SCOPE = "catalogue";
    private static final String LEAD_PROVIDER = "lead_provider_id";
    private static final String DELIVERY_PARTNER = "delivery_partner_id";

    private final Catalogue catalogue;
    private final PutEntries put;
    private final Commands commands;
    private final Audit audit;

    public CatalogueRoutes(Catalogue catalogue, PutEntries put, Commands commands, Audit audit) {
        this.catalogue = catalogue;
        this.put = put;
        this.commands = commands;
        this.audit = audit;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.PUT("/operator/v1/lead-providers/{id}", request -> put(request, LeadProviderForm.class,
                        form -> form.entry(pathId(request))))
                .GET("/operator/v1/lead-providers/{id}", request -> show(request, EntryKey.of(new LeadProviderId(pathId(request)))))
                .GET("/operator/v1/lead-providers", request -> list(request, "lead-provider/"))
                .PUT("/operator/v1/courses/{identifier}", request -> put(request, CourseForm.class,
                        form -> form.entry(request.pathVariable("identifier"))))
                .GET("/operator/v1/courses/{identifier}", request -> show(request,
                        EntryKey.of(new CourseIdentifier(request.pathVariable("identifier")))))
                .GET("/operator/v1/courses", request -> list(request, "course/"))
                .PUT("/operator/v1/cohorts/{cohort}", request -> put(request, CohortForm.class,
                        form -> form.entry(request.pathVariable("cohort"))))
                .GET("/operator/v1/cohorts/{cohort}", request -> show(request, EntryKey.of(cohort(request))))
                .GET("/operator/v1/cohorts", request -> list(request, "cohort/"))
                .PUT("/operator/v1/cohorts/{cohort}/schedules/{identifier}", request -> put(request, ScheduleForm.class,
                        form -> form.entry(cohort(request), request.pathVariable("identifier"))))
                .GET("/operator/v1/cohorts/{cohort}/schedules/{identifier}", request -> show(request,
                        EntryKey.of(cohort(request), new ScheduleIdentifier(request.pathVariable("identifier")))))
                .GET("/operator/v1/cohorts/{cohort}/schedules", request -> list(request, "schedule/" + cohort(request) + "/"))
                .PUT("/operator/v1/cohorts/{cohort}/offers", this::putOffers)
                .GET("/operator/v1/cohorts/{cohort}/offers", request -> list(request, "offer/" + cohort(request) + "/"))
                .DELETE("/operator/v1/cohorts/{cohort}/offers/{course}/{provider}", this::deleteOffer)
                .PUT("/operator/v1/delivery-partners/{id}", request -> put(request, DeliveryPartnerForm.class,
                        form -> form.entry(pathId(request))))
                .GET("/operator/v1/delivery-partners/{id}", request -> show(request, EntryKey.deliveryPartner(pathId(request))))
                .GET("/operator/v1/delivery-partners", request -> list(request, "delivery-partner/"))
                .PUT("/operator/v1/partnerships", request -> put(request, PartnershipForm.class, PartnershipForm::entry))
                .GET("/operator/v1/partnerships", this::partnerships);
    }

    private <T> Mono<ServerResponse> put(ServerRequest request, Class<T> form, Function<T, CatalogueEntry> entry) {
        Requests.operator(request, SCOPE);
        return Bodies.strict(request, form).map(entry).flatMap(understood -> commands.run(request,
                () -> save(request, List.of(understood)).thenReturn(Answer.ok(CatalogueAnswers.one(understood)))));
    }

    private Mono<ServerResponse> putOffers(ServerRequest request) {
        Requests.operator(request, SCOPE);
        CohortIdentifier cohort = cohort(request);
        return existing(EntryKey.of(cohort))
                .then(Bodies.strictList(request, OfferForm.class))
                .map(offers -> new ArrayList<CatalogueEntry>(OfferForm.entries(cohort, offers)))
                .flatMap(offers -> commands.run(request, () -> save(request, offers)
                        .then(Mono.defer(() -> present("offer/" + cohort + "/").collectList()))
                        .map(CatalogueAnswers::all).map(Answer::ok)));
    }

    private Mono<ServerResponse> deleteOffer(ServerRequest request) {
        Requests.operator(request, SCOPE);
        EntryKey key = EntryKey.of(cohort(request), new CourseIdentifier(request.pathVariable("course")),
                new LeadProviderId(Requests.pathUuid(request, "provider")));
        return commands.run(request, () -> existing(key)
                .flatMap(offer -> save(request, List.of(((Offer) offer).withdrawn())))
                .thenReturn(Answer.noContent()));
    }

    /** Puts the entries and records who changed which. */
    private Mono<Void> save(ServerRequest request, List<CatalogueEntry> entries) {
        Caller who = Requests.caller(request);
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return put.put(entries).flatMap(outcome -> switch (outcome) {
            case PutEntries.Outcome.Saved(var changed) -> Flux.fromIterable(changed)
                    .concatMap(stored -> audit.record(who, at, stored.entry().deleted() ? "catalogue_removed" : "catalogue_put",
                            stored.entry().key().kind(), stored.entry().key().value(), Map.of("version", stored.version())))
                    .then();
            case PutEntries.Outcome.Refused(var refusals) -> Mono.error(Problems.ofOperator(refusals));
        });
    }

    private Mono<ServerResponse> show(ServerRequest request, EntryKey key) {
        Requests.operator(request, SCOPE);
        return existing(key).flatMap(entry -> json(CatalogueAnswers.one(entry)));
    }

    private Mono<ServerResponse> list(ServerRequest request, String prefix) {
        Requests.operator(request, SCOPE);
        return present(prefix).collectList().flatMap(entries -> json(CatalogueAnswers.all(entries)));
    }

    /** The one between provider and partner where both are named, else the list of all, or of one provider's or partner's. */
    private Mono<ServerResponse> partnerships(ServerRequest request) {
        Requests.operator(request, SCOPE);
        Flux<Partnership> found = present("partnership/").cast(Partnership.class)
                .filter(it -> matches(request, LEAD_PROVIDER, it.leadProvider().value())
                        && matches(request, DELIVERY_PARTNER, it.deliveryPartner()));
        return request.queryParam(LEAD_PROVIDER).isPresent() && request.queryParam(DELIVERY_PARTNER).isPresent()
                ? found.next().switchIfEmpty(Mono.error(Refused::notFound)).flatMap(one -> json(CatalogueAnswers.one(one)))
                : found.collectList().flatMap(entries -> json(CatalogueAnswers.all(entries)));
    }

    private static boolean matches(ServerRequest request, String parameter, UUID id) {
        return request.queryParam(parameter).map(given -> given.equalsIgnoreCase(id.toString())).orElse(true);
    }

    private Flux<CatalogueEntry> present(String prefix) {
        return catalogue.under(prefix).map(Catalogue.Stored::entry).filter(entry -> !entry.deleted());
    }

    private Mono<CatalogueEntry> existing(EntryKey key) {
        return catalogue.find(key).map(Catalogue.Stored::entry).switchIfEmpty(Mono.error(Refused::notFound));
    }

    private static Mono<ServerResponse> json(byte[] body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "no-store").bodyValue(body);
    }

    private static UUID pathId(ServerRequest request) {
        return Requests.pathUuid(request, "id");
    }

    private static CohortIdentifier cohort(ServerRequest request) {
        return CohortIdentifier.parse(request.pathVariable("cohort")).orElseThrow(Refused::notFound);
    }
}
