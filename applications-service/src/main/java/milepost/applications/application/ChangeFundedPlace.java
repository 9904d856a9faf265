package milepost.applications.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Peers.Doubt;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.FundedPlaceCase;
import milepost.applications.domain.FundedPlaceChange;
import milepost.applications.domain.FundedPlaceRule;
import milepost.applications.domain.FundingCap;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.LeadProviderId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider gives an accepted application a funded place or takes it away. */
public final class ChangeFundedPlace {

    private final Catalogue catalogue;
    private final FundedPlacesTaken places;
    private final DeclarationsHeard declarations;
    private final RecordChanges changes;
    private final FindApplication find;
    private final Peers peers;

    public ChangeFundedPlace(Catalogue catalogue, FundedPlacesTaken places, DeclarationsHeard declarations, RecordChanges changes,
                             FindApplication find, Peers peers) {
        this.catalogue = catalogue;
        this.places = places;
        this.declarations = declarations;
        this.changes = changes;
        this.find = find;
        this.peers = peers;
    }

    /** What the provider asks for. */
    public record Request(ApplicationId id, LeadProviderId provider, PlaceAnswer place, Instant at) {
    }

    /** How it went. */
    public sealed interface Outcome {

        record Changed(Stored application) implements Outcome {
        }

        record NotFound() implements Outcome {
        }

        record Refused(List<Refusal> refusals) implements Outcome {
        }
    }

    /** Runs inside the transaction of the command. */
    public Mono<Outcome> change(Request request) {
        return find.forChange(request.id(), request.provider())
                .flatMap(held -> facts(request, held).flatMap(facts -> switch (FundedPlaceChange.decide(facts)) {
                    case FundedPlaceChange.Decision.Changed decision -> store(request, decision, held);
                    case FundedPlaceChange.Decision.Refused(var refusals) -> refuse(request, refusals);
                }))
                .switchIfEmpty(Mono.just(new Outcome.NotFound()));
    }

    private Mono<FundedPlaceCase> facts(Request request, Held held) {
        Application mine = held.mine().application();
        return Mono.zip(catalogue.find(EntryKey.of(mine.cohort())).map(stored -> (Cohort) stored.entry()), declarations.of(mine.id()))
                .flatMap(known -> cap(request, mine, known.getT1()).map(cap -> new FundedPlaceCase(mine, held.others(), known.getT1(),
                        known.getT2(), cap, request.place(), request.at())));
    }

    private Mono<FundingCap> cap(Request request, Application mine, Cohort cohort) {
        return cohort.funding() == CohortFunding.CAPPED && request.place() == PlaceAnswer.FUNDED ? places.cap(mine)
                : Mono.just(FundedPlacesTaken.NONE);
    }

    private Mono<Outcome> store(Request request, FundedPlaceChange.Decision.Changed decision, Held held) {
        var changed = new Change("funded_place_changed", "provider:" + request.provider().value(), request.at(), null);
        var followed = new Change("other_funded_place_changed", "system", request.at(), null);
        return changes.record(held, decision.application(), changed)
                .flatMap(stored -> Flux.fromIterable(decision.others())
                        .concatMap(other -> changes.record(held, other, followed))
                        .then(Mono.just(new Outcome.Changed(stored))));
    }

    /** Which declarations are live, and in which cohort the person trains, others know better. */
    private Mono<Outcome> refuse(Request request, List<Refusal> refusals) {
        List<Doubt> doubts = new ArrayList<>();
        for (Refusal refusal : refusals) {
            switch (refusal.code()) {
                case FundedPlaceRule.LIVE_DECLARATIONS -> doubts.add(new Doubt.AboutDeclarations(request.id()));
                case FundedPlaceRule.COHORT_NOT_CAPPED -> doubts.add(new Doubt.AboutEnrolment(request.id()));
                default -> {
                    // rests on what we own ourselves
                }
            }
        }
        Outcome refused = new Outcome.Refused(refusals);
        return doubts.isEmpty() ? Mono.just(refused) : peers.confirm(doubts).thenReturn(refused);
    }
}
