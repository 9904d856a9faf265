package milepost.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.applications.domain.TrainingChange;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.platform.simulation.Crash;
import milepost.platform.simulation.MemoryDatabase;
import milepost.simulation.Step.Service;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.statement.Statement;

/** Carries out the steps of a script, and writes down what clients are told. */
final class Play {

    private final World world;
    private final Told told;
    private final Watch watch;
    private final Asking asking;
    private final Applying applying;
    private final Training training;
    private final Operating operating;
    private final Declaring declaring;
    private final TeachersAndMentors teachers;
    private final Paying paying;
    private final Map<Service, MemoryDatabase.Copy> copies = new EnumMap<>(Service.class);

    Play(World world) {
        this.world = world;
        this.told = world.told;
        this.watch = new Watch(world);
        this.asking = new Asking(world);
        this.applying = new Applying(world, asking);
        this.training = new Training(world, asking);
        this.operating = new Operating(world, asking);
        this.declaring = new Declaring(world, asking);
        this.teachers = new TeachersAndMentors(world, asking);
        this.paying = new Paying(world, asking);
    }

    Watch watch() {
        return watch;
    }

    /** Everything in order; stops at the first thing that a client must not see. */
    void all(List<Step> steps) {
        for (Step step : steps) {
            take(step);
            watch.afterEveryStep();
            if (!told.wrongs.isEmpty()) {
                return;
            }
        }
    }

    private void take(Step step) {
        switch (step) {
            case Step.Command command -> command(command);
            case Step.Event event -> event(event);
        }
    }

    private void command(Step.Command command) {
        switch (command) {
            case Step.Apply apply -> applying.apply(apply);
            case Step.Accept(int nr) -> pick(told.applications, nr).ifPresent(applying::accept);
            case Step.Reject(int nr) -> pick(told.applications, nr).ifPresent(applying::reject);
            case Step.DecideFunding(int nr, var verdict) -> pick(told.applications, nr).ifPresent(application -> applying.decide(application, verdict));
            case Step.VerifyTrn(int nr, int trn) -> pick(told.persons, nr).ifPresent(person -> training.verify(person, trn));
            case Step.Train(int nr, var action, int season) -> pick(acceptedOnes(), nr)
                    .ifPresent(application -> training.change(application, action, season));
            case Step.Revert(int nr) -> pick(told.applications, nr).ifPresent(operating::revert);
            case Step.MoveToProvider(int nr, int provider) -> pick(told.applications, nr).ifPresent(application -> operating.change(application,
                    new TrainingChange.ToLeadProvider(new LeadProviderId(Catalogue.PROVIDERS.get(provider % Catalogue.PROVIDERS.size())))));
            case Step.MoveToCohort(int nr, int cohort) -> pick(told.applications, nr).ifPresent(application -> operating.change(application,
                    new TrainingChange.ToCohort(CohortIdentifier.of(world.cohorts().get(cohort % world.cohorts().size())))));
            case Step.SetStatus(int nr, var status) -> pick(acceptedOnes(), nr).ifPresent(application -> operating.change(application,
                    new TrainingChange.ToTrainingStatus(status, status == TrainingStatus.ACTIVE ? null : "other")));
            case Step.ChangePlace(int nr, boolean funded) -> pick(acceptedOnes(), nr).ifPresent(application -> operating.changePlace(application, funded));
            case Step.Merge(int nr, int into) -> pick(told.persons, nr).ifPresent(retired ->
                    pick(told.persons, into).ifPresent(survivor -> operating.merge(retired, survivor)));
            case Step.Report(int nr, boolean passed, int days) -> pick(acceptedOnes(), nr).ifPresent(application -> training.report(application, passed, days));
            case Step.TrainTeacher(int nr, var action) -> pick(List.copyOf(told.trainingRecords), nr).ifPresent(id -> teachers.train(id, action));
            case Step.NameMentor(int nr, int mentor) -> pick(List.copyOf(told.trainingRecords), nr).ifPresent(id ->
                    pick(told.persons, mentor).ifPresent(person -> teachers.nameMentor(id, person)));
            case Step.HandIn(int nr, int provider, boolean mentor, int days) -> pick(told.persons, nr)
                    .ifPresent(person -> teachers.handIn(person, provider, mentor, days));
            case Step.Inform(int nr, var verdict) -> pick(List.copyOf(told.trainingRecords), nr).ifPresent(id -> teachers.inform(id, verdict));
            case Step.Transfer(int nr, int provider, int days) -> pick(List.copyOf(told.trainingRecords), nr)
                    .ifPresent(id -> teachers.transfer(id, provider, days));
            case Step.Declare(int nr, int type, int days) -> pick(acceptedOnes(), nr).ifPresent(application -> declaring.declare(application, type, days));
            case Step.DeclareTeacher(int nr, int provider, int type, int days) -> pick(List.copyOf(told.trainingRecords), nr)
                    .ifPresent(id -> declaring.declareTeacher(id, provider, type, days));
            case Step.DeclareAgain(int nr) -> pick(told.declarations, nr).ifPresent(before -> declaring.submit(before.provider(), before.form()));
            case Step.VoidByProvider(int nr) -> pick(told.declarations, nr).ifPresent(declaration -> asking.on(Service.DECLARATIONS, () ->
                    world.declarations.service().take.byProvider(new ProviderId(declaration.provider()), new DeclarationId(declaration.id()), asking.now())));
            case Step.VoidByFinance(int nr) -> pick(told.declarations, nr).ifPresent(declaration -> asking.on(Service.DECLARATIONS, () ->
                    world.declarations.service().take.byFinance(new DeclarationId(declaration.id()), asking.now())));
            case Step.Look(int provider, int nr) -> pick(told.declarations, nr).ifPresent(declaration ->
                    look(Catalogue.PROVIDERS.get(provider % Catalogue.PROVIDERS.size()), declaration));
            case Step.ChangePrice(int nr, int pence) -> pick(world.contracts(), nr).ifPresent(contract -> paying.changePrice(contract, pence));
            case Step.ChangeEcfPrice(int nr, int pence) -> pick(Catalogue.contractsOfTheEcf(pence), nr).ifPresent(paying::agree);
            case Step.MoveLines(int nr, int target) -> pick(paying.movable(), nr).ifPresent(line ->
                    pick(paying.alike(line), target).ifPresent(other -> paying.move(line, other, nr % 3 == 0)));
            case Step.Adjust(int nr, int pence) -> pick(paying.statements(), nr).ifPresent(statement -> paying.adjust(statement, pence));
            case Step.CutOff _ -> asking.on(Service.STATEMENTS, () -> world.statements.service().cutOff.run(CutOffFilter.ALL, asking.now()));
            case Step.Authorise(int nr) -> pick(paying.toAuthorise(nr), nr).ifPresent(paying::authorise);
            case Step.MoveDeadline(int nr, int days) -> pick(paying.statements(), nr).ifPresent(statement -> paying.moveDeadline(statement, days));
        }
    }

    private List<Told.Application> acceptedOnes() {
        return told.applications.stream().filter(application -> told.accepted.contains(application.id())).toList();
    }

    private void look(UUID provider, Told.Declaration declaration) {
        asking.answered(Service.DECLARATIONS, () -> world.declarations.query(() -> world.declarations.service().show
                .show(new ProviderId(provider), new DeclarationId(declaration.id()))
                .map(Optional::of).defaultIfEmpty(Optional.empty()))).ifPresent(shown -> watch.seen(provider, declaration, shown.isPresent()));
    }

    private void event(Step.Event event) {
        switch (event) {
            case Step.Relay(var service, int replica) -> asking.goesOn(service, () -> world.process(service).relay(replica));
            case Step.Consume(var service, int nr) -> asking.goesOn(service, () -> pick(behind(service), nr).ifPresent(topic ->
                    watch.whileReading(service, () -> world.process(service).consume(topic))));
            case Step.Sweep(var service) -> asking.goesOn(service, () -> world.process(service).sweep());
            case Step.Backstage _ -> List.of(Service.STATEMENTS, Service.DECLARATIONS)
                    .forEach(service -> asking.goesOn(service, () -> world.process(service).workInBackground()));
            case Step.Pass(var time) -> world.suite.clock().pass(time);
            case Step.PassToDeadline _ -> passToDeadline();
            case Step.Crash(var service, int commits, boolean afterwards) -> {
                if (commits == 0) {
                    world.process(service).crash();
                } else {
                    world.faultsOf(service).dieAt(commits, afterwards);
                }
            }
            case Step.RefuseCommit(var service, int commits) -> world.faultsOf(service).refuseAt(commits);
            case Step.Stall(var service, int replica) -> asking.goesOn(service, () -> world.stall(service, replica));
            case Step.StopBroker _ -> world.suite.broker().stop();
            case Step.StartBroker _ -> world.suite.broker().resume();
            case Step.Unreachable(var service) -> world.process(service).reachable(false);
            case Step.Reachable(var service) -> world.process(service).reachable(true);
            case Step.Redeliver(var service, int nr) -> pick(world.process(service).topics(), nr).ifPresent(topic -> {
                watch.rewound(service);
                world.suite.broker().rewind(service.process(), topic, world.random);
                world.process(service).crash();
            });
            case Step.Compact _ -> world.suite.broker().compact(world.random);
            case Step.Poison(int topic, int kind) -> Poison.append(world.suite.broker(), topic, kind);
            case Step.BackUp(var service) -> copies.put(service, world.process(service).database().copy());
            case Step.Restore(var service) -> restore(service);
            case Step.Rebuild(var service) -> {
                watch.rebuilding(service);
                world.process(service).rebuild();
            }
        }
    }

    /**
     * What stood neither in the copy nor in the topic is gone. Of a declaration nobody but its client has ever heard then; of a person
     * applications-service was told over HTTP, and of all else clients go on speaking, so that what waits is sent before such a database is
     * lost, and where it cannot be, it is not.
     */
    private void restore(Service service) {
        MemoryDatabase.Copy copy = copies.get(service);
        if (service != Service.DECLARATIONS) {
            asking.goesOn(service, () -> world.sendAll(service));
        }
        if (copy != null && (service == Service.DECLARATIONS || world.process(service).outbox().waiting() == 0)) {
            watch.rebuilding(service);
            world.process(service).restore(copy);
            Set<UUID> known = Evidence.knownDeclarations(world);
            told.declarations.removeIf(declaration -> !known.contains(declaration.id()));
            if (service == Service.DECLARATIONS) {
                // of several outcomes only the newest stands in a topic
                told.outcomes.clear();
            }
        }
    }

    private void passToDeadline() {
        Instant now = asking.now();
        paying.statements().stream().filter(Statement::isOpen)
                .map(statement -> statement.terms().deadline().atTime(LocalTime.NOON).atZone(Watch.LONDON).toInstant())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .ifPresent(deadline -> world.suite.clock().pass(Duration.between(now, deadline)));
    }

    private List<String> behind(Service service) {
        var process = world.process(service);
        return process.topics().stream().filter(topic -> process.isBehind(topic) || !process.isRebuilt()).collect(Collectors.toList());
    }

    private static <T> Optional<T> pick(List<T> all, int nr) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(nr % all.size()));
    }
}
