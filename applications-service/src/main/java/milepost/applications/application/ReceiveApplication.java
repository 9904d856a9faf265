package milepost.applications.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.CheckRegistration.Choice;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState;
import milepost.applications.domain.FundedPlaces;
import milepost.applications.domain.Funding;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.PreviousFunding;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.Course;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The second half of intake: stores a new application as pending. Runs inside the transaction of the command. */
public final class ReceiveApplication {

    private final Applications applications;
    private final Persons persons;
    private final CheckRegistration check;
    private final JudgeFunding judge;
    private final RecordChanges changes;
    private final Publishing publishing;
    private final NewIds ids;

    public ReceiveApplication(Applications applications, Persons persons, CheckRegistration check, JudgeFunding judge, RecordChanges changes,
                              Publishing publishing, NewIds ids) {
        this.applications = applications;
        this.persons = persons;
        this.check = check;
        this.judge = judge;
        this.changes = changes;
        this.publishing = publishing;
        this.ids = ids;
    }

    /** How it went. */
    public sealed interface Outcome {

        /** @param created false for a repetition */
        record Received(Stored application, boolean created) implements Outcome {
        }

        record Refused(List<Refusal> refusals) implements Outcome {
        }
    }

    public Mono<Outcome> receive(Finding finding, String actor, Instant at) {
        return receive(List.of(finding), actor, at).map(List::getFirst);
    }

    /** What becomes of each, in their order. */
    public Mono<List<Outcome>> receive(List<Finding> findings, String actor, Instant at) {
        List<Finding.New> fresh = findings.stream().filter(Finding.New.class::isInstance).map(Finding.New.class::cast).toList();
        return (fresh.isEmpty() ? Mono.just(List.<Outcome>of()) : store(fresh, new Change("received", actor, at, null))).map(stored -> {
            Iterator<Outcome> next = stored.iterator();
            return findings.stream().map(finding -> switch (finding) {
                case Finding.New _ -> next.next();
                case Finding.Known(var application) -> new Outcome.Received(application, false);
                case Finding.Refused(var refusals) -> new Outcome.Refused(refusals);
            }).toList();
        });
    }

    private Mono<List<Outcome>> store(List<Finding.New> fresh, Change change) {
        return remembered(fresh).flatMap(people -> applications.lock(people.values())
                .flatMap(now -> check.held(fresh.stream().map(Finding.New::registration).toList())
                        .flatMapMany(choices -> Flux.range(0, fresh.size()).concatMap(number -> store(fresh.get(number).registration(),
                                people.get(fresh.get(number).person().id()), choices.get(number), change, now)))
                        .collectList()));
    }

    /** The persons by the ids under which they were told: as told, unless we have heard something newer, and after every merge. */
    private Mono<Map<ParticipantId, Person>> remembered(List<Finding.New> fresh) {
        Map<ParticipantId, Person> told = fresh.stream().map(Finding.New::person)
                .collect(Collectors.toMap(Person::id, Function.identity(), (one, _) -> one));
        return persons.keep(List.copyOf(told.values())).collect(Collectors.toSet())
                .flatMapMany(kept -> kept.containsAll(told.keySet()) ? Flux.fromIterable(told.values())
                        : persons.find(told.keySet()))
                .concatMap(person -> persons.survivor(person).map(survivor -> Map.entry(person.id(), survivor)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Outcome> store(Registration registration, Person person, Choice choice, Change change, Instant now) {
        return switch (choice) {
            case Choice.Offered(var course, var cohort) -> insert(registration,
                    pending(registration, person.id(), cohort, course, change.effectiveAt(), now), person, cohort, change);
            case Choice.NotOffered(var refusals) -> Mono.just(new Outcome.Refused(refusals));
        };
    }

    private Mono<Outcome> insert(Registration registration, Application pending, Person person, Cohort cohort, Change change) {
        return applications.ofPerson(person, registration.course()).map(Stored::application).collectList()
                .flatMap(others -> judged(registration, pending, person, cohort).map(application -> kept(settled(application, others))))
                .map(application -> changes.first(application, person))
                .flatMap(stored -> applications.insert(stored, registration.contentHash(), change)
                        .flatMap(inserted -> inserted
                                ? publishing.application(stored.application()).thenReturn(new Outcome.Received(stored, true))
                                : raced(registration)));
    }

    /** Two requests came in under one id at once; this one is the second. */
    private Mono<Outcome> raced(Registration registration) {
        return check.known(registration).map(finding -> switch (finding) {
            case Finding.Known(var application) -> new Outcome.Received(application, false);
            case Finding.Refused(var refusals) -> new Outcome.Refused(refusals);
            case Finding.New _ -> throw new IllegalStateException("an application that exists is not new");
        });
    }

    private Application pending(Registration registration, ParticipantId participant, Cohort cohort, Course course, Instant at, Instant now) {
        ApplicationId id = registration.id() == null ? ids.application() : registration.id();
        return new Application(id, participant, registration.leadProvider(), course.identifier(), course.group(), cohort.identifier(),
                registration.answers().withoutNumbersOutsideCatchment(cohort.identifier().startYear()), new ApplicationState.Pending(),
                Funding.marked(registration.eligibleForFunding()), FundedPlaces.whenReceived(cohort.funding()), at, now, now, 0);
    }

    /** A verdict that came with the registration stands. */
    private Mono<Application> judged(Registration registration, Application pending, Person person, Cohort cohort) {
        return registration.eligibleForFunding() == null ? judge.atIntake(pending, person, cohort) : Mono.just(pending);
    }

    private static Application kept(Application application) {
        return application.funding().eligible() ? application.answering(application.answers().withoutFundingChoice()) : application;
    }

    private static Application settled(Application application, List<Application> others) {
        List<Application> everything = new ArrayList<>(others);
        everything.add(application);
        return PreviousFunding.settle(application, everything);
    }
}
