package milepost.applications.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        return switch (finding) {
            case Finding.New(var registration, var person) -> store(registration, person, actor, at);
            case Finding.Known(var application) -> Mono.just(new Outcome.Received(application, false));
            case Finding.Refused(var refusals) -> Mono.just(new Outcome.Refused(refusals));
        };
    }

    private Mono<Outcome> store(Registration registration, Person person, String actor, Instant at) {
        var change = new Change("received", actor, at, null);
        return persons.keep(person)
                .flatMap(remembered -> remembered ? Mono.just(person) : persons.find(person.id()))
                .flatMap(persons::survivor)
                .flatMap(kept -> applications.lock(kept).flatMap(now -> check.held(registration).flatMap(choice -> switch (choice) {
                    case Choice.Offered(var course, var cohort) ->
                            insert(registration, pending(registration, kept.id(), cohort, course, at, now), kept, cohort, change);
                    case Choice.NotOffered(var refusals) -> Mono.just(new Outcome.Refused(refusals));
                })));
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
