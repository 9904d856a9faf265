package milepost.applications.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.ChangeFundedPlace;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.application.People;
import milepost.applications.application.Registration;
import milepost.applications.domain.Answers;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.DeclarationState;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.Examples;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.TeacherCatchment;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import milepost.platform.testkit.Generators;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Random commands of registration, providers and operators, and whatever other services tell in between. */
final class Story {

    static final int CAP = 1;
    static final List<CohortIdentifier> COHORTS = Stream.of("2023a", "2024a", "2026a").map(CohortIdentifier::of).toList();

    private static final List<Course> COURSES = List.of(course("npq-headship", CourseGroup.LEADERSHIP),
            course("npq-early-headship-coaching-offer", CourseGroup.EHCO), course("npq-additional-support-offer", CourseGroup.SUPPORT));
    /** In England by what was said, before 2024 by the school alone, and never. */
    private static final List<Answers> ANSWERS = List.of(Examples.answers(), Examples.answers(TeacherCatchment.WALES, "106286"),
            Examples.answers(null, "106286"), Examples.answers(TeacherCatchment.WALES, "401234"));
    private static final List<LeadProviderId> PROVIDERS = IntStream.range(0, 2).mapToObj(n -> new LeadProviderId(new UUID(1, n))).toList();
    /** The first two are one person under two ids: they share a verified TRN. */
    private static final List<ParticipantId> PEOPLE = IntStream.range(0, 8).mapToObj(n -> new ParticipantId(new UUID(2, n))).toList();

    final Alone memory = new Alone(_ -> Mono.never());
    private final RandomGenerator random;
    private final ApplicationsInMemory service = memory.service;
    private final Operating operators;

    Story(RandomGenerator random) {
        this.random = random;
        this.operators = new Operating(random, memory);
        COURSES.forEach(memory::offer);
        PROVIDERS.forEach(provider -> memory.offer(new LeadProvider(provider, "Provider", true, false)));
        for (CohortIdentifier cohort : COHORTS) {
            memory.offer(new Cohort(cohort, "Cohort " + cohort, LocalDate.of(cohort.startYear(), 6, 1), funding(cohort), false, false, false,
                    false, null));
            Stream.of("leadership-autumn", "leadership-spring", "ehco-november", "ehco-december", "ehco-march", "ehco-june", "aso-december")
                    .forEach(name -> memory.offer(Examples.schedule(cohort, group(name), "npq-" + name, LocalDate.of(cohort.startYear(), 10, 1))));
            COURSES.forEach(course -> PROVIDERS.forEach(provider -> memory.offer(new Offer(cohort, course.identifier(), provider, CAP, false))));
        }
    }

    static CohortFunding funding(CohortIdentifier cohort) {
        return switch (cohort.startYear()) {
            case 2023 -> CohortFunding.FULL;
            case 2024 -> CohortFunding.CAPPED;
            default -> CohortFunding.ZERO;
        };
    }

    /** Decision D14: two who turn out to be one may train twice; that is reported, not undone. */
    boolean anybodyWasMerged() {
        return operators.merged;
    }

    void step() {
        memory.clock.pass(Duration.ofSeconds(random.nextInt(1, 3600)));
        switch (random.nextInt(19)) {
            case 0, 1, 2 -> receive();
            case 3, 4, 5 -> one().ifPresent(this::accept);
            case 6 -> one().ifPresent(this::reject);
            case 7, 8 -> one().ifPresent(this::changePlace);
            case 9 -> one().ifPresent(this::mark);
            case 10 -> rename();
            case 11 -> one().filter(row -> row.application().isAccepted()).ifPresent(this::declare);
            case 12, 13 -> one().filter(row -> row.application().isAccepted()).ifPresent(this::train);
            case 14 -> one().ifPresent(operators::revert);
            case 15, 16, 17 -> one().ifPresent(row -> operators.change(row, PROVIDERS, COHORTS));
            default -> operators.merge(known(Generators.pick(random, PEOPLE)), known(Generators.pick(random, PEOPLE)));
        }
    }

    private void receive() {
        var finding = new Finding.New(registration(), known(Generators.pick(random, PEOPLE)));
        var at = now();
        memory.inTransaction(() -> service.receiveApplication.receive(finding, "operator", at));
    }

    private void accept(Stored row) {
        var request = new AcceptApplication.Request(row.application().id(), row.application().leadProvider(), place(), Optional.empty(), now());
        memory.inTransaction(() -> service.acceptApplication.accept(request));
    }

    private void reject(Stored row) {
        var at = now();
        memory.inTransaction(() -> service.rejectApplication.reject(row.application().id(), row.application().leadProvider(), at));
    }

    private void changePlace(Stored row) {
        var request = new ChangeFundedPlace.Request(row.application().id(), row.application().leadProvider(), place(), now());
        memory.inTransaction(() -> service.changeFundedPlace.change(request));
    }

    private void mark(Stored row) {
        Boolean eligible = answer();
        var change = new Change("marked", "operator", now(), null);
        memory.inTransaction(() -> service.markFundingEligibility.mark(row.application().id(), eligible, change));
    }

    private void rename() {
        Person is = known(Generators.pick(random, PEOPLE));
        Person next = new Person(is.id(), "Robin " + random.nextInt(3), is.email(), is.trn(), is.trnVerified(), is.retiredInto(),
                is.version() + 1);
        memory.inTransaction(() -> service.followPerson.remember(next).then(service.followPerson.converge(next.id())));
    }

    private void declare(Stored row) {
        Application it = row.application();
        var heard = new HeardDeclaration(new UUID(3, random.nextInt(5)), it.id(), it.participant(), it.course(), "started", now(),
                Generators.pick(random, List.of(DeclarationState.values())), it.leadProvider(), memory.clock.instant().toEpochMilli());
        memory.inTransaction(() -> memory.ports.declarations().keep(heard));
    }

    /** What participants-service may tell of an enrolment: it moves to another cohort only where the person does not train yet. */
    private void train(Stored row) {
        Application it = row.application();
        Enrolment is = service.allEnrolments().stream().filter(enrolment -> enrolment.application().equals(it.id())).findFirst().orElse(null);
        boolean withdrawn = is != null && is.trainingStatus() == TrainingStatus.WITHDRAWN;
        CohortIdentifier wanted = Generators.pick(random, COHORTS);
        CohortIdentifier cohort = trains(row.person(), it, wanted) ? it.cohort() : wanted;
        Enrolment next = new Enrolment(it.id(), Generators.pick(random, PROVIDERS), cohort, ((Accepted) it.state()).schedule(),
                withdrawn ? TrainingStatus.WITHDRAWN : Generators.pick(random, List.of(TrainingStatus.values())), true, now(),
                it.version(), is == null ? 1 : is.version() + 1);
        memory.inTransaction(() -> service.followEnrolment.remember(next).then(service.followEnrolment.converge(it.id())));
    }

    private boolean trains(Person person, Application like, CohortIdentifier cohort) {
        return memory.rows().stream().anyMatch(row -> samePerson(row.person(), person) && row.application().isInTraining()
                && row.application().isForTheSameTrainingAs(like) && row.application().cohort().equals(cohort));
    }

    static boolean samePerson(Person one, Person other) {
        return one.id().equals(other.id()) || one.verifiedTrn().isPresent() && one.verifiedTrn().equals(other.verifiedTrn());
    }

    private Registration registration() {
        return new Registration(null, new People.Applicant(null, "Robin", null, null, false, null),
                Generators.pick(random, COURSES).identifier(), Generators.pick(random, PROVIDERS), cohort(),
                Generators.pick(random, ANSWERS), answer(), new byte[0]);
    }

    /** Mostly the one whose places are counted. */
    private CohortIdentifier cohort() {
        return random.nextInt(3) > 0 ? COHORTS.get(1) : Generators.pick(random, COHORTS);
    }

    private Person known(ParticipantId id) {
        return service.allPersons().stream().filter(person -> person.id().equals(id)).findFirst()
                .orElse(new Person(id, "Robin", null, "1000001", PEOPLE.indexOf(id) < 2, null, 1));
    }

    private Optional<Stored> one() {
        List<Stored> rows = memory.rows();
        return rows.isEmpty() ? Optional.empty() : Optional.of(Generators.pick(random, rows));
    }

    private Instant now() {
        return memory.clock.instant();
    }

    private PlaceAnswer place() {
        return Generators.pick(random, List.of(PlaceAnswer.values()));
    }

    private @Nullable Boolean answer() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> false;
            default -> true;
        };
    }

    private static Course course(String identifier, CourseGroup group) {
        return new Course(new CourseIdentifier(identifier), identifier, group, true);
    }

    private static CourseGroup group(String schedule) {
        return switch (schedule.substring(0, schedule.indexOf('-'))) {
            case "leadership" -> CourseGroup.LEADERSHIP;
            case "ehco" -> CourseGroup.EHCO;
            default -> CourseGroup.SUPPORT;
        };
    }
}
