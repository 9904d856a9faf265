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
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider takes a person on; every other pending application of the person for the same training and cohort gives way. */
public final class AcceptApplication {

    private final Applications applications;
    private final Catalogue catalogue;
    private final RecordChanges changes;
    private final FindApplication find;
    private final Peers peers;

    public AcceptApplication(Applications applications, Catalogue catalogue, RecordChanges changes, FindApplication find, Peers peers) {
        this.applications = applications;
        this.catalogue = catalogue;
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
        return find.held(request.id(), request.provider())
                .flatMap(seen -> applications.lock(seen.person())
                        .flatMap(now -> applications.ofPerson(seen.person(), seen.application().course()).collectList()
                                .flatMap(rows -> decide(request, rows, now))))
                .switchIfEmpty(Mono.just(new Outcome.NotFound()));
    }

    private Mono<Outcome> decide(Request request, List<Stored> rows, Instant now) {
        Optional<Stored> mine = rows.stream().filter(row -> row.application().id().equals(request.id())
                && row.application().leadProvider().equals(request.provider())).findFirst();
        if (mine.isEmpty()) {
            return Mono.empty();
        }
        return facts(request, mine.get().application(), rows)
                .flatMap(facts -> switch (Acceptance.decide(facts)) {
                    case Acceptance.Decision.Accepted decision -> store(request, decision, rows, now);
                    case Acceptance.Decision.Refused(var refusals) -> refuse(refusals, facts);
                });
    }

    private Mono<AcceptCase> facts(Request request, Application mine, List<Stored> rows) {
        List<Application> others = rows.stream().map(Stored::application).filter(other -> !other.id().equals(mine.id())).toList();
        return Mono.zip(
                        catalogue.find(EntryKey.of(mine.cohort())).map(stored -> (Cohort) stored.entry()),
                        catalogue.under("schedule/" + mine.cohort() + "/").map(stored -> (Schedule) stored.entry()).collectList())
                .flatMap(known -> cap(request, mine, known.getT1()).map(cap -> new AcceptCase(mine, others, known.getT1(), known.getT2(),
                        cap, request.place(), request.schedule(), request.at(), changes.nextVersion(mine))));
    }

    /** Where there is a cap, one acceptance waits for the other, so that two people cannot take the last place together. */
    private Mono<FundingCap> cap(Request request, Application mine, Cohort cohort) {
        FundingCap none = new FundingCap(null, 0);
        if (cohort.funding() != CohortFunding.CAPPED || request.place() != PlaceAnswer.FUNDED) {
            return Mono.just(none);
        }
        EntryKey offer = EntryKey.of(mine.cohort(), mine.course(), mine.leadProvider());
        return catalogue.hold(List.of(offer))
                .filter(stored -> !stored.entry().deleted())
                .mapNotNull(stored -> ((Offer) stored.entry()).fundingCap())
                .next()
                .flatMap(places -> catalogue.oneAfterTheOther(offer)
                        .then(Mono.defer(() -> applications.fundedPlaces(mine.cohort(), mine.course(), mine.leadProvider())))
                        .map(taken -> new FundingCap(places, taken)))
                .defaultIfEmpty(none);
    }

    private Mono<Outcome> store(Request request, Acceptance.Decision.Accepted decision, List<Stored> rows, Instant now) {
        var accepted = new Change("accepted", "provider:" + request.provider().value(), request.at(), null);
        var followed = new Change("other_application_accepted", "system", request.at(), null);
        Stored mine = row(rows, decision.application());
        return changes.record(mine, decision.application(), mine.person(), now, accepted)
                .flatMap(stored -> Flux.fromIterable(decision.others())
                        .concatMap(other -> changes.record(row(rows, other), other, row(rows, other).person(), now, followed))
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

    private static Stored row(List<Stored> rows, Application application) {
        return rows.stream().filter(row -> row.application().id().equals(application.id())).findFirst().orElseThrow();
    }
}
