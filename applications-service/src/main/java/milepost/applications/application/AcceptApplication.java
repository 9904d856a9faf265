package milepost.applications.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Peers.Doubt;
import milepost.applications.domain.AcceptCase;
import milepost.applications.domain.AcceptRule;
import milepost.applications.domain.Acceptance;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.FundingCap;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider takes a person on; every other pending application of the person for the same training and cohort gives way. */
public final class AcceptApplication {

    private final Catalogue catalogue;
    private final FundedPlacesTaken places;
    private final RecordChanges changes;
    private final FindApplication find;
    private final Peers peers;

    public AcceptApplication(Catalogue catalogue, FundedPlacesTaken places, RecordChanges changes, FindApplication find, Peers peers) {
        this.catalogue = catalogue;
        this.places = places;
        this.changes = changes;
        this.find = find;
        this.peers = peers;
    }

    /** What the provider asks for. */
    public record Request(ApplicationId id, LeadProviderId provider, PlaceAnswer place, Optional<ScheduleIdentifier> schedule, Instant at) {
    }

    /** How it went. */
    public sealed interface Outcome {

        record Accepted(Stored application) implements Outcome {
        }

        record NotFound() implements Outcome {
        }

        record Refused(List<Refusal> refusals) implements Outcome {
        }
    }

    /** Runs inside the transaction of the command. */
    public Mono<Outcome> accept(Request request) {
        return find.forChange(request.id(), request.provider())
                .flatMap(held -> decide(request, held))
                .switchIfEmpty(Mono.just(new Outcome.NotFound()));
    }

    private Mono<Outcome> decide(Request request, Held held) {
        return facts(request, held).flatMap(facts -> switch (Acceptance.decide(facts)) {
            case Acceptance.Decision.Accepted decision -> store(request, decision, held);
            case Acceptance.Decision.Refused(var refusals) -> refuse(refusals, facts);
        });
    }

    private Mono<AcceptCase> facts(Request request, Held held) {
        Application mine = held.mine().application();
        return Mono.zip(
                        catalogue.find(EntryKey.of(mine.cohort())).map(stored -> (Cohort) stored.entry()),
                        catalogue.under("schedule/" + mine.cohort() + "/").map(stored -> (Schedule) stored.entry()).collectList())
                .flatMap(known -> cap(request, mine, known.getT1()).map(cap -> new AcceptCase(mine, held.others(), known.getT1(),
                        known.getT2(), cap, request.place(), request.schedule(), request.at(), changes.nextVersion(mine))));
    }

    private Mono<FundingCap> cap(Request request, Application mine, Cohort cohort) {
        return cohort.funding() == CohortFunding.CAPPED && request.place() == PlaceAnswer.FUNDED ? places.cap(mine)
                : Mono.just(FundedPlacesTaken.NONE);
    }

    private Mono<Outcome> store(Request request, Acceptance.Decision.Accepted decision, Held held) {
        var accepted = new Change("accepted", "provider:" + request.provider().value(), request.at(), null);
        var followed = new Change("other_application_accepted", "system", request.at(), null);
        return changes.record(held, decision.application(), accepted)
                .flatMap(stored -> Flux.fromIterable(decision.others())
                        .concatMap(other -> changes.record(held, other, followed))
                        .then(Mono.just(new Outcome.Accepted(stored))));
    }

    /** That the person trains elsewhere rests on two copies: who they are, and whether they still train. */
    private Mono<Outcome> refuse(List<Refusal> refusals, AcceptCase facts) {
        boolean restsOnOthers = refusals.stream().anyMatch(refusal -> refusal.code().equals(AcceptRule.ALREADY_ACCEPTED_ELSEWHERE));
        Outcome refused = new Outcome.Refused(refusals);
        return restsOnOthers ? peers.confirm(doubts(facts)).thenReturn(refused) : Mono.just(refused);
    }

    private static List<Doubt> doubts(AcceptCase facts) {
        List<Doubt> doubts = new ArrayList<>();
        for (Application blocking : facts.blocking()) {
            doubts.add(new Doubt.AboutEnrolment(blocking.id()));
            if (!blocking.participant().equals(facts.application().participant())) {
                doubts.add(new Doubt.AboutPerson(blocking.participant()));
                doubts.add(new Doubt.AboutPerson(facts.application().participant()));
            }
        }
        return List.copyOf(doubts);
    }
}
