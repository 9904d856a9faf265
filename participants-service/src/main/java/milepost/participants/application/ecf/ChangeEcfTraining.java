package milepost.participants.application.ecf;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.GatherFacts;
import milepost.participants.application.Peers;
import milepost.participants.application.Persons;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.EcfDocuments.Document;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.ecf.EcfCase;
import milepost.participants.domain.ecf.EcfDecision;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Rule;
import reactor.core.publisher.Mono;

/** Lets a provider withdraw, defer or resume one of its ECF participants or change the schedule, or says everything that stands in the way. */
public final class ChangeEcfTraining {

    private final Persons persons;
    private final TrainingRecords records;
    private final GatherFacts facts;
    private final RecordTraining record;
    private final RefreshRecords refresh;
    private final EcfDocuments documents;
    private final Transactions transactions;

    public ChangeEcfTraining(Persons persons, TrainingRecords records, GatherFacts facts, RecordTraining record, RefreshRecords refresh,
                             EcfDocuments documents, Transactions transactions) {
        this.persons = persons;
        this.records = records;
        this.facts = facts;
        this.record = record;
        this.refresh = refresh;
        this.documents = documents;
        this.transactions = transactions;
    }

    /** @param at the request clock */
    public record Request(ParticipantId participant, LeadProviderId provider, EcfAction action, Asked asked, Instant at, Shape shape) {}

    /** Which document is answered: v3's of the person, or v1's and v2's of the training record. */
    public enum Shape {
        NESTED, FLAT
    }

    public Mono<Outcome> change(Request request) {
        return transactions.run(persons.lockSurvivor(request.participant())
                .flatMap(person -> person.map(stored -> visible(request, stored.person()))
                        .orElseGet(() -> Mono.just(new Outcome.NotVisible()))));
    }

    /** Training records are ours alone: no other service needs to be asked whether there is one. */
    private Mono<Outcome> visible(Request request, Person person) {
        return records.ofParticipant(person.id())
                .filter(stored -> stored.record().stretchOf(request.provider(), LondonDays.of(request.at())).isPresent())
                .collectList()
                .flatMap(own -> {
                    if (own.isEmpty()) {
                        return Mono.just(new Outcome.NotVisible());
                    }
                    // decision A15
                    return person.id().equals(request.participant()) ? judge(request, person, own)
                            : Mono.just(new Outcome.Retired(person.id()));
                });
    }

    private Mono<Outcome> judge(Request request, Person person, List<TrainingRecords.Stored> own) {
        var meant = request.asked().course().flatMap(Role::of)
                .flatMap(role -> own.stream().filter(stored -> stored.record().role() == role).max(meant(request)));
        return facts.of(EcfCase.of(request.asked(), request.provider(), meant.map(TrainingRecords.Stored::record), request.at()))
                .flatMap(known -> switch (request.action().decide(known)) {
                    case EcfDecision.Changed(var after) -> store(request, person, after, meant.orElseThrow());
                    case EcfDecision.Refused(var broken) -> facts.confirmed(broken, subject(person, known))
                            .thenReturn(new Outcome.Refused(broken, known.live()));
                });
    }

    /** Of two records in one role, which a merge may leave behind (decision D14), the one that the provider trains on, else the latest. */
    private static Comparator<TrainingRecords.Stored> meant(Request request) {
        var day = LondonDays.of(request.at());
        return Comparator.comparing((TrainingRecords.Stored stored) -> stored.record().stretchOf(request.provider(), day)
                        .filter(stretch -> !stretch.isOverOn(day)).isPresent())
                .thenComparing(stored -> stored.record().madeAt())
                .thenComparing(stored -> stored.record().id().value());
    }

    private static Peers.Subject subject(Person person, EcfCase known) {
        return new Peers.Subject(person.ids(), known.provider(), known.training().map(TrainingRecord::id), known.cohortsKnown());
    }

    private Mono<Outcome> store(Request request, Person person, TrainingRecord after, TrainingRecords.Stored before) {
        var cause = new Cause(request.action().name().toLowerCase(Locale.ROOT), Actor.PROVIDER, request.at());
        return record.record(after, Optional.of(before.recorded()), cause)
                .then(refresh.of(person))
                .then(Mono.defer(() -> document(request, after)))
                .map(Outcome.Changed::new);
    }

    private Mono<Document> document(Request request, TrainingRecord training) {
        return switch (request.shape()) {
            case NESTED -> documents.participant(training.participant(), request.provider());
            case FLAT -> documents.row(training.id(), request.provider());
        };
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Changed(Document document) implements Outcome {}

        /** Nobody, or nobody this provider trains or trained. */
        record NotVisible() implements Outcome {}

        record Retired(ParticipantId into) implements Outcome {}

        /** @param live the declarations that may stand in the way */
        record Refused(List<Rule<EcfCase>> broken, List<HeardDeclaration> live) implements Outcome {}
    }
}
