package milepost.applications.inmemory;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.ChangeTraining;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.Person;
import milepost.applications.domain.TrainingChange;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.platform.testkit.Generators;
import reactor.core.publisher.Flux;

/** What operators do in a story, and what participants-service makes of it. */
final class Operating {

    private final RandomGenerator random;
    private final Alone memory;

    boolean merged;

    Operating(RandomGenerator random, Alone memory) {
        this.random = random;
        this.memory = memory;
    }

    void revert(Stored row) {
        var change = change("reverted_to_pending");
        memory.inTransaction(() -> memory.service.revertToPending.revert(row.application().id(), change));
    }

    /** As the routes do it: what is the owner's to decide is decided there, and its answer mirrored. */
    void change(Stored row, List<LeadProviderId> providers, List<CohortIdentifier> cohorts) {
        TrainingChange change = switch (random.nextInt(3)) {
            case 0 -> new TrainingChange.ToLeadProvider(Generators.pick(random, providers));
            case 1 -> new TrainingChange.ToCohort(Generators.pick(random, cohorts));
            default -> new TrainingChange.ToTrainingStatus(Generators.pick(random, List.of(TrainingStatus.values())), "other");
        };
        var why = change("changed_by_operator");
        var service = memory.service.changeTraining;
        var outcome = memory.inTransaction(() -> service.change(row.application().id(), change, why));
        if (outcome instanceof ChangeTraining.Outcome.OwnersToDecide) {
            Enrolment decided = decided(row.application(), change);
            memory.inTransaction(() -> service.mirror(decided, why));
        }
    }

    private Enrolment decided(Application it, TrainingChange change) {
        Accepted state = (Accepted) it.state();
        return new Enrolment(it.id(), change instanceof TrainingChange.ToLeadProvider(var to) ? to : it.leadProvider(),
                change instanceof TrainingChange.ToCohort(var to) ? to : it.cohort(), state.schedule(),
                change instanceof TrainingChange.ToTrainingStatus(var to, _) ? to : state.trainingStatus(), true, now(), it.version(),
                newest(it.id()) + 1);
    }

    private long newest(ApplicationId id) {
        return memory.service.allEnrolments().stream().filter(enrolment -> enrolment.application().equals(id)).mapToLong(Enrolment::version)
                .max().orElse(0);
    }

    /** The one id is retired into the other, now and then; the two records come in either order. */
    void merge(Person from, Person into) {
        if (random.nextInt(4) > 0 || from.id().equals(into.id()) || from.retiredInto() != null || into.retiredInto() != null) {
            return;
        }
        merged = true;
        List<Person> heard = Generators.shuffled(random, List.of(
                new Person(from.id(), from.fullName(), null, null, false, into.id(), from.version() + 1),
                new Person(into.id(), into.fullName(), into.email(), into.trn(), into.trnVerified(), null, into.version() + 1)));
        memory.inTransaction(() -> Flux.fromIterable(heard).concatMap(person -> memory.service.followPerson.remember(person)
                .then(memory.service.followPerson.converge(person.id()))).then());
    }

    private Change change(String what) {
        return new Change(what, "operator", now(), null);
    }

    private Instant now() {
        return memory.clock.instant();
    }
}
