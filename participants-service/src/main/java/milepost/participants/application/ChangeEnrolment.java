package milepost.participants.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.training.Decision;
import milepost.participants.domain.training.OperatorAction;
import milepost.participants.domain.training.Rule;
import milepost.participants.domain.training.TrainingCase;
import reactor.core.publisher.Mono;

/** Carries out what an operator decided about an accepted application, whose training this service owns (architecture, "one owner per field"). */
public final class ChangeEnrolment {

    private final Persons persons;
    private final Enrolments enrolments;
    private final OtherTrainings others;
    private final GatherFacts facts;
    private final RecordEnrolment record;
    private final RefreshDocuments refresh;
    private final Peers peers;
    private final Transactions transactions;

    public ChangeEnrolment(Persons persons, Enrolments enrolments, GatherFacts facts, RecordEnrolment record, RefreshDocuments refresh,
                           Peers peers, Transactions transactions) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.others = new OtherTrainings(persons, enrolments);
        this.facts = facts;
        this.record = record;
        this.refresh = refresh;
        this.peers = peers;
        this.transactions = transactions;
    }

    /** @param at the request clock */
    public record Request(ApplicationId enrolment, OperatorAction action, Instant at) {}

    public Mono<Outcome> change(Request request) {
        return transactions.run(enrolments.find(request.enrolment())
                .flatMap(seen -> held(request.action(), seen.enrolment().participant())
                        .flatMap(person -> enrolments.find(request.enrolment())
                                .filter(stored -> stored.enrolment().live())
                                .flatMap(stored -> judge(request, stored, person.map(Persons.Stored::person)))))
                .switchIfEmpty(Mono.defer(() -> peers.confirmApplication(request.enrolment()).thenReturn(new Outcome.NotAccepted()))));
    }

    /** Whoever moves a twin meanwhile sees the move, or is seen by it. */
    private Mono<Optional<Persons.Stored>> held(OperatorAction action, ParticipantId participant) {
        return action.mayTrainTwice() ? persons.lockSurvivorWithTwins(participant) : persons.lockSurvivor(participant);
    }

    private Mono<Outcome> judge(Request request, Enrolments.Stored stored, Optional<Person> person) {
        var training = stored.enrolment();
        var action = request.action();
        return others(action, training, person)
                .flatMap(others -> facts.of(action.asked(), training.leadProvider(), Optional.of(training), action.keys(training), others))
                .flatMap(known -> switch (action.decide(known, request.at())) {
                    case Decision.Changed(var after) -> record
                            .record(after, Optional.of(stored.recorded()), new Cause(word(action), Actor.OPERATOR, request.at()))
                            .flatMap(recorded -> person.map(refresh::of).orElseGet(Mono::empty).thenReturn(new Outcome.Changed(recorded)));
                    case Decision.Unchanged _ -> Mono.just(new Outcome.Unchanged(stored));
                    case Decision.Refused(var broken) -> confirmed(action, broken, known, person.map(Person::ids)
                            .orElseGet(() -> List.of(training.participant())))
                            .thenReturn(new Outcome.Refused(broken, known.live()));
                });
    }

    private Mono<List<Enrolment>> others(OperatorAction action, Enrolment training, Optional<Person> person) {
        return person.filter(_ -> action.mayTrainTwice()).map(known -> others.beside(training, known)).orElseGet(() -> Mono.just(List.of()));
    }

    /** The cohort that was asked for matters, though we may not know of it. */
    private Mono<Void> confirmed(OperatorAction action, List<Rule<TrainingCase>> broken, TrainingCase known, List<ParticipantId> ids) {
        var cohorts = new ArrayList<Cohort>(known.cohortsKnown());
        if (action instanceof OperatorAction.ToCohort(var cohort)) {
            cohorts.add(cohort);
        }
        return facts.confirmed(broken, known, ids, cohorts);
    }

    private static String word(OperatorAction action) {
        return switch (action) {
            case OperatorAction.ToProvider _ -> "change_lead_provider";
            case OperatorAction.ToCohort _ -> "change_cohort";
            case OperatorAction.ToStatus _ -> "change_training_status";
        };
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Changed(Enrolments.Stored enrolment) implements Outcome {}

        record Unchanged(Enrolments.Stored enrolment) implements Outcome {}

        /** There is no training, because the application is not accepted. */
        record NotAccepted() implements Outcome {}

        /** @param live the declarations that may stand in the way */
        record Refused(List<Rule<TrainingCase>> broken, List<HeardDeclaration> live) implements Outcome {}
    }
}
