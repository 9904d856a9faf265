package milepost.applications.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Peers.Doubt;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.TrainingChange;
import milepost.applications.domain.TrainingChange.ToCohort;
import milepost.applications.domain.TrainingChange.ToLeadProvider;
import milepost.applications.domain.TrainingChange.ToTrainingStatus;
import milepost.applications.domain.TrainingChangeCase;
import milepost.applications.domain.TrainingChangeRule;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.EntryKey;
import reactor.core.publisher.Mono;

/**
 * An operator changes provider, cohort or training status. Until an application is accepted that is decided here; afterwards the
 * enrolment is participants-service's own: the change is passed on, outside any transaction, and mirrored as it comes back.
 */
public final class ChangeTraining {

    private final Applications applications;
    private final Catalogue catalogue;
    private final DeclarationsHeard declarations;
    private final FollowEnrolment follow;
    private final RecordChanges changes;
    private final Peers peers;
    private final Trainings trainings;

    public ChangeTraining(Applications applications, Catalogue catalogue, DeclarationsHeard declarations, FollowEnrolment follow,
                          RecordChanges changes, Peers peers, Trainings trainings) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.declarations = declarations;
        this.follow = follow;
        this.changes = changes;
        this.peers = peers;
        this.trainings = trainings;
    }

    /** How it went. */
    public sealed interface Outcome {

        record Changed(Stored application) implements Outcome {
        }

        /** Nothing speaks against it here; its owner has to be asked. */
        record OwnersToDecide() implements Outcome {
        }

        record NotFound() implements Outcome {
        }

        record Refused(List<Refusal> refusals) implements Outcome {
        }
    }

    /** Runs inside the transaction of the command. */
    public Mono<Outcome> change(ApplicationId id, TrainingChange change, Change why) {
        return Held.of(applications, id).flatMap(held -> facts(held, change).flatMap(facts -> {
            List<Refusal> refusals = TrainingChangeRule.broken(facts);
            if (!refusals.isEmpty()) {
                return refuse(refusals, facts);
            }
            return facts.isForTheOwner() ? Mono.just(new Outcome.OwnersToDecide())
                    : become(held, facts.changed(), why);
        })).switchIfEmpty(Mono.just(new Outcome.NotFound()));
    }

    /** Asks the owner; outside any transaction. */
    public Mono<Trainings.Answer> passOn(ApplicationId id, TrainingChange change, Optional<String> key) {
        return trainings.change(id, change, key);
    }

    /** Mirrors what the owner answered; runs inside the transaction of the command. */
    public Mono<Outcome> mirror(Enrolment answered, Change why) {
        return follow.remember(answered)
                .then(Mono.defer(() -> follow.converge(answered.application(), why)))
                .then(Mono.defer(() -> applications.find(answered.application())))
                .<Outcome>map(Outcome.Changed::new)
                .defaultIfEmpty(new Outcome.NotFound());
    }

    private Mono<Outcome> become(Held held, Application changed, Change why) {
        Application after = changed.equals(held.application()) ? changed : changed.effective(why.effectiveAt());
        return held.become(after, changes, why).map(Outcome.Changed::new);
    }

    private Mono<TrainingChangeCase> facts(Held held, TrainingChange change) {
        Application is = held.application();
        Mono<Optional<Cohort>> to = change instanceof ToCohort(var goal) ? cohort(EntryKey.of(goal)) : Mono.just(Optional.empty());
        Mono<Boolean> known = change instanceof ToLeadProvider(var goal) ? catalogue.find(EntryKey.of(goal)).hasElement() : Mono.just(true);
        return Mono.zip(cohort(EntryKey.of(is.cohort())), to, known, declarations.of(is.id()))
                .map(facts -> new TrainingChangeCase(is, change, held.others(), facts.getT1().orElseThrow(), facts.getT2(), facts.getT3(),
                        facts.getT4().stream().filter(HeardDeclaration::isLive).map(HeardDeclaration::id).toList()));
    }

    private Mono<Optional<Cohort>> cohort(EntryKey key) {
        return catalogue.find(key).map(stored -> Optional.of((Cohort) stored.entry())).defaultIfEmpty(Optional.empty());
    }

    /** Whether others train or declared rests on copies. */
    private Mono<Outcome> refuse(List<Refusal> refusals, TrainingChangeCase facts) {
        List<Doubt> doubts = new ArrayList<>();
        if (refusals.stream().anyMatch(refusal -> refusal.code().equals(TrainingChangeRule.DECLARED))) {
            doubts.add(new Doubt.AboutDeclarations(facts.application().id()));
        }
        if (facts.change() instanceof ToTrainingStatus && !facts.beside().isEmpty()) {
            doubts.add(new Doubt.AboutEnrolment(facts.application().id()));
        }
        for (Application other : facts.beside()) {
            doubts.add(new Doubt.AboutEnrolment(other.id()));
            if (!other.participant().equals(facts.application().participant())) {
                doubts.add(new Doubt.AboutPerson(other.participant()));
                doubts.add(new Doubt.AboutPerson(facts.application().participant()));
            }
        }
        Outcome refused = new Outcome.Refused(refusals);
        return doubts.isEmpty() ? Mono.just(refused) : peers.confirm(doubts).thenReturn(refused);
    }
}
