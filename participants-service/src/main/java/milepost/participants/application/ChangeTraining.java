package milepost.participants.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.ParticipantDocuments.Document;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Decision;
import milepost.participants.domain.training.ProviderAction;
import milepost.participants.domain.training.Rule;
import milepost.participants.domain.training.TrainingCase;
import reactor.core.publisher.Mono;

/** Lets a provider defer, resume or withdraw one of its participants or change the schedule, or says everything that stands in the way. */
public final class ChangeTraining {

    /** Of several trainings on one course, the one accepted last is meant, as for declarations. */
    private static final Comparator<Enrolments.Stored> LATEST = Comparator
            .comparing((Enrolments.Stored stored) -> stored.enrolment().acceptedAt())
            .thenComparing(stored -> stored.enrolment().id().value(), Comparator.reverseOrder());

    private final Persons persons;
    private final Enrolments enrolments;
    private final OtherTrainings others;
    private final GatherFacts facts;
    private final RecordEnrolment record;
    private final RefreshDocuments refresh;
    private final ParticipantDocuments documents;
    private final Peers peers;
    private final Transactions transactions;

    public ChangeTraining(Persons persons, Enrolments enrolments, GatherFacts facts, RecordEnrolment record, RefreshDocuments refresh,
                          ParticipantDocuments documents, Peers peers, Transactions transactions) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.others = new OtherTrainings(persons, enrolments);
        this.facts = facts;
        this.record = record;
        this.refresh = refresh;
        this.documents = documents;
        this.peers = peers;
        this.transactions = transactions;
    }

    /** @param at the request clock */
    public record Request(ParticipantId participant, LeadProviderId provider, ProviderAction action, Asked asked, Instant at) {}

    public Mono<Outcome> change(Request request) {
        return transactions.run(held(request)
                .flatMap(person -> person.map(stored -> visible(request, stored.person()))
                        .orElseGet(() -> Mono.just(new Outcome.NotVisible()))));
    }

    /** Only another cohort asks what twins train for; they do not get there at the same moment. */
    private Mono<Optional<Persons.Stored>> held(Request request) {
        return request.action() == ProviderAction.CHANGE_SCHEDULE ? persons.lockSurvivorWithTwins(request.participant())
                : persons.lockSurvivor(request.participant());
    }

    private Mono<Outcome> visible(Request request, Person person) {
        return enrolments.ofParticipant(person.id())
                .filter(stored -> stored.enrolment().live() && stored.enrolment().leadProvider().equals(request.provider()))
                .collectList()
                .flatMap(own -> {
                    if (own.isEmpty()) {
                        return peers.confirmApplicationsOf(person.ids()).<Outcome>thenReturn(new Outcome.NotVisible());
                    }
                    // decision A15
                    return person.id().equals(request.participant()) ? judge(request, person, own)
                            : Mono.just(new Outcome.Retired(person.id()));
                });
    }

    private Mono<Outcome> judge(Request request, Person person, List<Enrolments.Stored> own) {
        var meant = request.asked().course().flatMap(course -> own.stream()
                .filter(stored -> stored.enrolment().course().equals(course)).max(LATEST));
        var keys = TrainingCase.keys(request.asked(), request.provider(), meant.map(Enrolments.Stored::enrolment));
        return others(request.action(), person, meant.map(Enrolments.Stored::enrolment))
                .flatMap(others -> facts.of(request.asked(), request.provider(), meant.map(Enrolments.Stored::enrolment), keys, others))
                .flatMap(known -> switch (request.action().decide(known, request.at())) {
                    case Decision.Changed(var after) -> store(request, person, after, meant.map(Enrolments.Stored::recorded));
                    case Decision.Unchanged _ -> throw new IllegalStateException("what a provider asks for is done or refused");
                    case Decision.Refused(var broken) -> facts.confirmed(broken, known, person.ids(), known.cohortsKnown())
                            .thenReturn(new Outcome.Refused(broken, known.live()));
                });
    }

    /** Only another cohort asks for it. */
    private Mono<List<Enrolment>> others(ProviderAction action, Person person, Optional<Enrolment> meant) {
        return action != ProviderAction.CHANGE_SCHEDULE || meant.isEmpty() ? Mono.just(List.of()) : others.beside(meant.get(), person);
    }

    private Mono<Outcome> store(Request request, Person person, Enrolment after, Optional<Recorded> previous) {
        var cause = new Cause(request.action().name().toLowerCase(Locale.ROOT), Actor.PROVIDER, request.at());
        return record.record(after, previous, cause)
                .then(refresh.of(person))
                .then(Mono.defer(() -> documents.find(person.id(), request.provider())))
                .map(Outcome.Changed::new);
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Changed(Document document) implements Outcome {}

        /** Nobody, or nobody this provider trains. */
        record NotVisible() implements Outcome {}

        record Retired(ParticipantId into) implements Outcome {}

        /** @param live the declarations that may stand in the way */
        record Refused(List<Rule<TrainingCase>> broken, List<HeardDeclaration> live) implements Outcome {}
    }
}
