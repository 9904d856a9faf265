package milepost.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.invariants.Conservation;
import milepost.invariants.DeclarationFacts;
import milepost.invariants.Invariant;
import milepost.invariants.LifeCycleKept;
import milepost.invariants.NeverTwice;
import milepost.invariants.OneEffect;
import milepost.invariants.SameAfterReplay;
import milepost.invariants.StatementFacts;
import milepost.invariants.Violation;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.MemoryDeadLetters;
import milepost.platform.simulation.SimulatedProcess;
import milepost.simulation.Step.Service;
import milepost.statements.application.Reconcile;
import milepost.statements.application.ShowStatement;

/** What must hold when every fault is over and nothing is on its way any more. */
final class Rest {

    /** Sweeps leave alone what changed in the last half minute, and so does reconciliation. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private final World world;
    private final Watch watch;
    private final List<Violation> found = new ArrayList<>();

    Rest(World world, Watch watch) {
        this.world = world;
        this.watch = watch;
    }

    /** @param replay whether every service is also made anew from the topics, which takes as long as everything before */
    List<Violation> violations(boolean replay) {
        world.heal();
        calm("after the faults");
        sweep();
        if (found.isEmpty()) {
            look();
        }
        if (found.isEmpty() && replay) {
            replay();
        }
        return found;
    }

    private void calm(String when) {
        world.settle(watch::afterEveryStep).ifPresent(moving -> wrong(Invariant.I9_LIVENESS, "the suite", when + " it does not come to rest: " + moving));
        watch.afterEveryStep();
    }

    /** What a rebuild left undone the first sweep does; the second one finds nothing. */
    private void sweep() {
        for (int round = 1; round <= 3; round++) {
            world.suite.clock().pass(LONG_ENOUGH);
            int repaired = 0;
            for (SimulatedProcess<?> process : world.suite.processes()) {
                repaired += process.sweep();
            }
            calm("after a sweep");
            if (repaired == 0) {
                return;
            }
        }
        wrong(Invariant.I9_LIVENESS, "the sweeps", "they still find something to repair");
    }

    private void look() {
        List<Snapshot> owned = Evidence.owned(world);
        List<ObservedDeclaration> observed = world.declarations.service().observed();
        List<DeclarationFacts> declarations = Evidence.declarations(observed);
        List<ShowStatement.View> views = Evidence.views(world.statements.service());
        List<StatementFacts> statements = views.stream().map(view -> Evidence.facts(world.statements.service(), view)).toList();
        found.addAll(Conservation.violations(statements));
        found.addAll(NeverTwice.violations(declarations, statements));
        found.addAll(LifeCycleKept.ofDeclarations(declarations));
        found.addAll(LifeCycleKept.ofPaid(watch.paid, statements));
        found.addAll(OneEffect.ofCreations(Evidence.toldDeclarations(world.told), world.told.unanswered,
                declarations.stream().map(DeclarationFacts::id).collect(Collectors.toSet())));
        found.addAll(OneEffect.ofEvents(Evidence.events(world), Evidence.versions(owned)));
        var owners = new SaidByOwners(world, owned, observed);
        found.addAll(AsTheyShouldBe.violations(observed, owners));
        found.addAll(Histories.violations(observed));
        found.addAll(InStep.violations(world, owners, observed));
        var teachers = new EcfOracle(world.statements.service(), observed, watch.teachersAt);
        found.addAll(teachers.violations());
        found.addAll(new Oracle(world.statements.service(), views, teachers, watch).violations());
        reconciled();
        deadLetters();
        applications();
        trainingRecords();
        authorised();
    }

    private void reconciled() {
        Reconcile.Report report = world.statements.query(() -> world.statements.service().reconcile
                .run(Optional.empty(), world.suite.clock().instant()));
        report.differences().forEach(difference -> wrong(Invariant.I9_LIVENESS, "reconciliation", difference.toString()));
        if (!report.imbalance().isZero()) {
            wrong(Invariant.I1_CONSERVATION, "the journals", "they are off by " + report.imbalance());
        }
    }

    private void deadLetters() {
        for (SimulatedProcess<?> process : world.suite.processes()) {
            for (MemoryDeadLetters.Letter letter : process.deadLetters().open()) {
                if (!letter.key().equals(Poison.KEY) && !letter.key().equals("another-key") && !letter.key().isEmpty()) {
                    wrong(Invariant.I9_LIVENESS, process.name(), "it gave up on " + letter);
                }
            }
        }
    }

    /** Whoever was told that an application is accepted trains that person now, or did and was told otherwise. */
    private void applications() {
        Set<UUID> enrolled = world.participants.service().allEnrolments().stream()
                .map(stored -> stored.enrolment().id().value()).collect(Collectors.toCollection(HashSet::new));
        world.told.accepted.stream().filter(id -> !enrolled.contains(id)).forEach(id ->
                wrong(Invariant.I5_ONE_EFFECT, "application " + id, "its acceptance was acknowledged, and there is no enrolment"));
    }

    /** Whoever was told of a training record finds it, and everybody who trains somebody sees them. */
    private void trainingRecords() {
        var records = world.participants.service().allTrainingRecords().stream().map(TrainingRecords.Stored::record).toList();
        Set<UUID> known = records.stream().map(record -> record.id().value()).collect(Collectors.toCollection(HashSet::new));
        world.told.trainingRecords.stream().filter(id -> !known.contains(id)).forEach(id ->
                wrong(Invariant.I5_ONE_EFFECT, "training record " + id, "it was acknowledged, and there is none"));
        Set<String> visible = world.participants.service().allEcfDocuments().stream()
                .map(document -> document.participant() + " to " + document.viewer()).collect(Collectors.toCollection(HashSet::new));
        records.stream().flatMap(record -> record.providers().stream().map(provider -> record.participant() + " to " + provider))
                .filter(shown -> !visible.contains(shown)).forEach(shown ->
                        wrong(Invariant.I5_ONE_EFFECT, "participant " + shown, "the provider trains or trained them, and does not see them"));
    }

    private void authorised() {
        world.told.authorised.stream().filter(id -> !watch.paid.containsKey(id)).forEach(id ->
                wrong(Invariant.I5_ONE_EFFECT, "statement " + id, "its authorisation was acknowledged, and it is not paid"));
    }

    private void replay() {
        Map<String, String> before = Evidence.everything(world);
        for (Service service : Service.values()) {
            world.process(service).rebuild();
        }
        calm("after a replay");
        sweep();
        found.addAll(SameAfterReplay.violations(before, Evidence.everything(world)));
    }

    private void wrong(Invariant invariant, String subject, String what) {
        found.add(new Violation(invariant, subject, what));
    }
}
