package milepost.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.application.People;
import milepost.applications.application.ReceiveApplication;
import milepost.applications.application.Registration;
import milepost.applications.domain.Answers;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.domain.submission.Reason;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.consume.FailureClass;
import milepost.platform.simulation.Crash;
import milepost.platform.simulation.MemoryDatabase;
import milepost.simulation.Step.Service;
import milepost.simulation.Step.Verdict;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.ProviderNotKnown;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** Carries out the steps of a script, and writes down what clients are told. */
final class Play {

    private static final int PERSONS = 10;
    /** Refusals that would be false: whatever this world's providers declare for an accepted application is known to its owners. */
    private static final List<Reason> NEVER_TRUE_HERE = List.of(Reason.PARTICIPANT_NOT_RECOGNISED, Reason.COURSE_NOT_TAKEN_BY_PARTICIPANT,
            Reason.APPLICATION_NOT_KNOWN, Reason.COHORT_NOT_KNOWN, Reason.SCHEDULE_MISSING, Reason.CONTRACT_MISSING);

    private final World world;
    private final Told told;
    private final Watch watch;
    private final Map<Service, MemoryDatabase.Copy> copies = new EnumMap<>(Service.class);

    Play(World world) {
        this.world = world;
        this.told = world.told;
        this.watch = new Watch(world);
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
            case Step.Apply apply -> apply(apply);
            case Step.Accept(int nr) -> pick(told.applications, nr).ifPresent(this::accept);
            case Step.DecideFunding(int nr, var verdict) -> pick(told.applications, nr).ifPresent(application -> decide(application, verdict));
            case Step.VerifyTrn(int nr, int trn) -> pick(told.persons, nr).ifPresent(person -> verify(person, trn));
            case Step.Declare(int nr, int type, int days) -> pick(acceptedOnes(), nr).ifPresent(application -> declare(application, type, days));
            case Step.DeclareAgain(int nr) -> pick(told.declarations, nr).ifPresent(before -> submit(before.provider(), before.form(), false));
            case Step.VoidByProvider(int nr) -> pick(told.declarations, nr).ifPresent(declaration -> on(Service.DECLARATIONS, () ->
                    world.declarations.service().take.byProvider(new ProviderId(declaration.provider()), new DeclarationId(declaration.id()), now())));
            case Step.VoidByFinance(int nr) -> pick(told.declarations, nr).ifPresent(declaration -> on(Service.DECLARATIONS, () ->
                    world.declarations.service().take.byFinance(new DeclarationId(declaration.id()), now())));
            case Step.Look(int provider, int nr) -> pick(told.declarations, nr).ifPresent(declaration ->
                    look(Catalogue.PROVIDERS.get(provider % Catalogue.PROVIDERS.size()), declaration));
            case Step.ChangePrice(int nr, int pence) -> pick(Catalogue.contracts(), nr).ifPresent(contract -> changePrice(contract, pence));
            case Step.Adjust(int nr, int pence) -> pick(statements(), nr).ifPresent(statement -> on(Service.STATEMENTS, () ->
                    world.statements.service().adjust.add(statement.id(), new Adjustment(new AdjustmentId(new UUID(world.random.nextLong(),
                            world.random.nextLong())), "Adjusted by hand", Money.ofPence(pence), now()))));
            case Step.CutOff _ -> on(Service.STATEMENTS, () -> world.statements.service().cutOff.run(CutOffFilter.ALL, now()));
            case Step.Authorise(int nr) -> pick(statements(), nr).ifPresent(this::authorise);
            case Step.MoveDeadline(int nr, int days) -> pick(statements(), nr).ifPresent(statement -> move(statement, days));
        }
    }

    private void apply(Step.Apply apply) {
        int person = apply.person() % PERSONS;
        UUID provider = Catalogue.PROVIDERS.get(apply.provider() % Catalogue.PROVIDERS.size());
        String course = Catalogue.COURSES.get(apply.course() % Catalogue.COURSES.size());
        var applicant = new People.Applicant(null, "Person " + person, "person" + person + "@example.org", null, false, null);
        var registration = new Registration(new ApplicationId(new UUID(world.random.nextLong(), world.random.nextLong())), applicant,
                new CourseIdentifier(course), new LeadProviderId(provider), CohortIdentifier.of("2024a"), ANSWERS, eligible(apply.verdict()),
                new byte[] {(byte) person});
        var service = world.applications.service();
        answered(Service.APPLICATIONS, () -> world.applications.query(() -> service.checkRegistration.check(registration)))
                .flatMap(finding -> on(Service.APPLICATIONS, () -> service.receiveApplication.receive(finding, "operator", now())))
                .ifPresent(outcome -> {
                    if (outcome instanceof ReceiveApplication.Outcome.Received(var stored, _)) {
                        UUID participant = stored.application().participant().value();
                        told.applications.add(new Told.Application(stored.application().id().value(), provider, course, participant));
                        if (!told.persons.contains(participant)) {
                            told.persons.add(participant);
                        }
                    }
                });
    }

    private static final Answers ANSWERS = new Answers(null, null, null, null, null, null, null, null, null, null, null, null, false, null,
            null, true);

    private static @Nullable Boolean eligible(Verdict verdict) {
        return switch (verdict) {
            case ELIGIBLE -> true;
            case NOT_ELIGIBLE -> false;
            case UNCONFIRMED -> null;
        };
    }

    private void accept(Told.Application application) {
        var request = new AcceptApplication.Request(new ApplicationId(application.id()), new LeadProviderId(application.provider()),
                PlaceAnswer.NOT_STATED, Optional.empty(), now());
        on(Service.APPLICATIONS, () -> world.applications.service().acceptApplication.accept(request)).ifPresent(outcome -> {
            switch (outcome) {
                case AcceptApplication.Outcome.Accepted _ -> told.accepted.add(application.id());
                case AcceptApplication.Outcome.NotFound _ -> told.wrong(new Violation(Invariant.I5_ONE_EFFECT,
                        "application " + application.id(), "its provider was told of it, and it cannot be found"));
                case AcceptApplication.Outcome.Refused _ -> { }
            }
        });
    }

    private void decide(Told.Application application, Verdict verdict) {
        on(Service.APPLICATIONS, () -> world.applications.service().markFundingEligibility.mark(new ApplicationId(application.id()), eligible(verdict),
                new Change("funding_marked", "operator", now(), null)));
    }

    private void verify(UUID person, int trn) {
        on(Service.PARTICIPANTS, () -> world.participants.service().changePerson.change(new ParticipantId(person),
                new ParticularsRefusal.Written(null, null, "%07d".formatted(1_000_000 + trn), true)));
    }

    private List<Told.Application> acceptedOnes() {
        return told.applications.stream().filter(application -> told.accepted.contains(application.id())).toList();
    }

    private void declare(Told.Application application, int type, int daysAgo) {
        Instant date = now().minus(daysAgo, ChronoUnit.DAYS);
        Instant first = Catalogue.START.truncatedTo(ChronoUnit.DAYS);
        String name = Catalogue.TYPES.get(type % Catalogue.TYPES.size());
        submit(application.provider(), new Form(application.participant().toString(), name,
                (date.isBefore(first) ? first : date).truncatedTo(ChronoUnit.SECONDS).toString(), application.course(),
                name.equals("completed") ? "true" : null, null, null, null), true);
    }

    private void submit(UUID provider, Form form, boolean first) {
        var request = new SubmitDeclaration.Request(new ProviderId(provider), form, now(), now());
        on(Service.DECLARATIONS, () -> world.declarations.service().submit.submit(request)).ifPresentOrElse(outcome -> {
            switch (outcome) {
                case SubmitDeclaration.Outcome.Taken(var document) -> told.declarations.add(new Told.Declaration(id(document), provider, form));
                case SubmitDeclaration.Outcome.Turned(var reasons, _, _, _) -> reasons.stream().filter(NEVER_TRUE_HERE::contains)
                        .forEach(reason -> told.wrong(new Violation(Invariant.I5_ONE_EFFECT, "participant " + form.participantId(),
                                "its provider was refused with %s, which its owner would not have said".formatted(reason.code()))));
                case SubmitDeclaration.Outcome.Repeated _ -> { }
            }
        }, () -> told.unanswered++);
    }

    /** A document begins with the declaration's id. */
    private static UUID id(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        int from = text.indexOf("\"id\":\"") + 6;
        return UUID.fromString(text.substring(from, from + 36));
    }

    private void look(UUID provider, Told.Declaration declaration) {
        answered(Service.DECLARATIONS, () -> world.declarations.query(() -> world.declarations.service().show
                .show(new ProviderId(provider), new DeclarationId(declaration.id()))
                .map(Optional::of).defaultIfEmpty(Optional.empty()))).ifPresent(shown -> watch.seen(provider, declaration, shown.isPresent()));
    }

    private void changePrice(Contract contract, int pence) {
        on(Service.STATEMENTS, () -> world.statements.service().putContract.run(
                Catalogue.contract(contract.leadProvider().value(), contract.current().courseIdentifier(), pence)));
    }

    private void authorise(Statement statement) {
        on(Service.STATEMENTS, () -> world.statements.service().authorise.run(statement.id(), true, now())).ifPresent(outcome -> {
            if (outcome instanceof AuthorisePayment.Outcome.Authorised) {
                told.authorised.add(statement.id().value());
            }
        });
    }

    private void move(Statement statement, int days) {
        StatementTerms terms = statement.terms();
        on(Service.STATEMENTS, () -> world.statements.service().putStatement.run(statement.id(), new StatementTerms(terms.leadProvider(),
                terms.cohort(), terms.family(), terms.month(), terms.month().atDay(15).plusDays(days), terms.paymentDate(), terms.outputFee(),
                terms.milestones()), now()));
    }

    private List<Statement> statements() {
        return world.statements.service().statements();
    }

    private Instant now() {
        return world.suite.clock().instant();
    }

    private <T> Optional<T> on(Service service, Supplier<Mono<T>> command) {
        return answered(service, () -> {
            @SuppressWarnings("unchecked")
            T result = (T) world.process(service).command(command);
            return result;
        });
    }

    /** Empty where the client got no answer: the process died, its database refused, or a peer could not be asked. */
    private <T> Optional<T> answered(Service service, Supplier<@Nullable T> command) {
        try {
            return Optional.ofNullable(command.get());
        } catch (Crash crash) {
            world.process(service).crash();
            return Optional.empty();
        } catch (RuntimeException e) {
            Throwable failure = Exceptions.unwrap(e);
            if (!(failure instanceof OwnerUnavailable) && !(failure instanceof ProviderNotKnown) && FailureClass.of(failure) != FailureClass.OUTAGE) {
                told.wrong(new Violation(Invariant.I5_ONE_EFFECT, service.process(), "a command ended with " + failure));
            }
            return Optional.empty();
        }
    }

    private void event(Step.Event event) {
        switch (event) {
            case Step.Relay(var service, int replica) -> goesOn(service, () -> world.process(service).relay(replica));
            case Step.Consume(var service, int nr) -> goesOn(service, () -> pick(behind(service), nr).ifPresent(topic ->
                    watch.whileReading(service, () -> world.process(service).consume(topic))));
            case Step.Sweep(var service) -> goesOn(service, () -> world.process(service).sweep());
            case Step.Backstage _ -> goesOn(Service.STATEMENTS, () -> world.statements.workInBackground());
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
            case Step.Stall(var service, int replica) -> goesOn(service, () -> world.stall(service, replica));
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
            goesOn(service, () -> world.sendAll(service));
        }
        if (copy != null && (service == Service.DECLARATIONS || world.process(service).outbox().waiting() == 0)) {
            watch.rebuilding(service);
            world.process(service).restore(copy);
            Set<UUID> known = Evidence.knownDeclarations(world);
            told.declarations.removeIf(declaration -> !known.contains(declaration.id()));
        }
    }

    private void passToDeadline() {
        Instant now = now();
        statements().stream().filter(Statement::isOpen)
                .map(statement -> statement.terms().deadline().atTime(LocalTime.NOON).atZone(Watch.LONDON).toInstant())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .ifPresent(deadline -> world.suite.clock().pass(Duration.between(now, deadline)));
    }

    private List<String> behind(Service service) {
        var process = world.process(service);
        return process.topics().stream().filter(topic -> process.isBehind(topic) || !process.isRebuilt()).collect(Collectors.toList());
    }

    /** Work that nobody asked for fails without anybody being told; its next turn makes up for it. */
    private void goesOn(Service service, Runnable work) {
        try {
            work.run();
        } catch (Crash crash) {
            world.process(service).crash();
        } catch (RuntimeException e) {
            if (FailureClass.of(Exceptions.unwrap(e)) != FailureClass.OUTAGE) {
                told.wrong(new Violation(Invariant.I9_LIVENESS, service.process(), "its work ended with " + Exceptions.unwrap(e)));
            }
        }
    }

    private static <T> Optional<T> pick(List<T> all, int nr) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(nr % all.size()));
    }
}
