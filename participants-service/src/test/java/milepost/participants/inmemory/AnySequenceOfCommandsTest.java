package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.SPRING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangeTraining;
import milepost.participants.application.MergePersons;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CatalogueEntry.Course;
import milepost.participants.domain.catalogue.CatalogueEntry.Offer;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Cases;
import milepost.participants.domain.training.OperatorAction;
import milepost.participants.domain.training.ProviderAction;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Providers, operators, applications, declarations and merges in any sequence: what must always hold holds after every step. */
class AnySequenceOfCommandsTest {

    private static final int CASES = 150;
    private static final int STEPS = 40;
    private static final List<LeadProviderId> PROVIDERS = List.of(ASTER, BIRCH);
    /** The last two are for one training under its two names. */
    private static final Map<String, CourseIdentifier> APPLICATIONS = Map.of("headship", Cases.HEADSHIP, "headship again", Cases.HEADSHIP,
            "coaching", Cases.COACHING, "support", Cases.SUPPORT);
    private static final List<String> NAMES = APPLICATIONS.keySet().stream().sorted().toList();
    private static final List<Cohort> COHORTS = List.of(Cases.Y2024A, Cases.Y2024B, Cases.Y2025A);
    /** The first two are one person under two ids: they share a verified number. */
    private static final List<Person> PERSONS = List.of(numbered("Ada Bell"), numbered("Ada B"), Examples.person("A Bell"));
    private static final Set<ParticipantId> TWINS = Set.of(PERSONS.get(0).id(), PERSONS.get(1).id());

    @Test
    void whatMustAlwaysHoldHoldsAfterEveryStep() {
        Seeds.forEach("any sequence of commands", CASES, random -> {
            var play = new Played(random);
            for (int step = 0; step < STEPS; step++) {
                var before = play.seen();
                boolean changed = play.step();
                play.alone.service.allEnrolments().forEach(stored -> holds(play, stored.enrolment()));
                play.nobodyTrainsTwiceForACourseInOneCohort();
                play.documentsBelongToWhoTrains();
                play.timesMoveExactlyWithTheDocuments(before, changed);
            }
        });
    }

    private static Person numbered(String name) {
        var person = Examples.person(name);
        return new Person(person.id(), name, List.of(), person.email(), new TeacherReference(new Trn("1000001"), true), null, List.of());
    }

    /** That of the cases, and coaching under both of its names, on the same schedules. */
    private static Stream<CatalogueEntry> catalogue(LeadProviderId provider) {
        var coaching = List.of(Cases.COACHING, Cases.SUPPORT);
        return Stream.of(Cases.catalogue(provider).stream(), coaching.stream().map(course -> new Course(course, CourseGroup.LEADERSHIP)),
                COHORTS.stream().flatMap(cohort -> coaching.stream().map(course -> new Offer(cohort, course, provider, false)))).flatMap(entries -> entries);
    }

    private static void holds(Played play, Enrolment enrolment) {
        var last = enrolment.periods().getLast();
        assertThat(enrolment.leadProvider()).isEqualTo(last.leadProvider());
        assertThat(enrolment.cohort()).isEqualTo(last.cohort());
        assertThat(enrolment.schedule()).isEqualTo(last.schedule());
        assertThat(enrolment.trainingStatus()).isEqualTo(last.status());
        assertThat(last.to() == null).isEqualTo(enrolment.live());
        for (int i = 1; i < enrolment.periods().size(); i++) {
            assertThat(enrolment.periods().get(i - 1).to()).isEqualTo(enrolment.periods().get(i).from());
        }
        assertThat(last.reason() == null).isEqualTo(last.status() == TrainingStatus.ACTIVE);
        assertThat(play.alone.service.persons.find(enrolment.participant()).block().person().retired()).isFalse();
        var history = play.alone.service.history.of(enrolment.id()).collectList().block();
        assertThat(history.getLast().version()).isEqualTo(play.alone.service.enrolments.find(enrolment.id()).block().recorded().version());
    }

    /** One story, told step by step. */
    private static final class Played {

        private final RandomGenerator random;
        private final Alone alone = new Alone();
        private final Map<String, Long> versions = new HashMap<>();
        private final Map<String, ParticipantId> applicants = new HashMap<>();
        private final boolean merging;
        private boolean anybodyWasMerged;
        private Instant now = NOVEMBER;

        Played(RandomGenerator random) {
            this.random = random;
            this.merging = random.nextBoolean();
            PERSONS.forEach(alone::know);
            PROVIDERS.stream().flatMap(AnySequenceOfCommandsTest::catalogue).forEach(entry -> alone.service.catalogue.keep(entry, 1).block());
        }

        /** Whether it says that something changed. */
        boolean step() {
            now = now.plusSeconds(random.nextInt(1, 90_000));
            alone.clock.pass(Duration.ofMillis(random.nextInt(3)));
            return switch (random.nextInt(12)) {
                case 0, 1 -> hearApplication();
                case 2, 3 -> hearDeclaration();
                case 4 -> merging && merged();
                case 5, 6, 7 -> operated();
                default -> provided();
            };
        }

        private boolean hearApplication() {
            var name = Generators.pick(random, NAMES);
            var described = Examples.application(name).forCourse(APPLICATIONS.get(name).value()).of(applicants.computeIfAbsent(name, _ -> anybody()))
                    .with(Generators.pick(random, PROVIDERS));
            var version = versions.merge(name, 1L, Long::sum);
            var accepted = in(Generators.pick(random, COHORTS), described.accepted(now, AUTUMN).at(version));
            alone.hear(random.nextInt(4) == 0 || wouldTrainTwice(accepted) ? described.notAccepted(now).at(version) : accepted);
            return true;
        }

        private static ApplicationCopy in(Cohort cohort, ApplicationCopy it) {
            return new ApplicationCopy(it.id(), it.participant(), it.leadProvider(), it.course(), cohort, it.standing(), it.shown(), it.effectiveAt(),
                    it.version());
        }

        /** What applications-service refuses to accept (facts/npq 3.4 rule 6, decision B3). */
        private boolean wouldTrainTwice(ApplicationCopy application) {
            return training().stream().anyMatch(other -> !other.id().equals(application.id()) && samePerson(other.participant(), application.participant())
                    && other.course().isSameTrainingAs(application.course()) && other.cohort().equals(application.cohort()));
        }

        private List<Enrolment> training() {
            return alone.service.allEnrolments().stream().map(stored -> stored.enrolment())
                    .filter(enrolment -> enrolment.live() && enrolment.trainingStatus() != TrainingStatus.WITHDRAWN).toList();
        }

        private static boolean samePerson(ParticipantId one, ParticipantId other) {
            return one.equals(other) || TWINS.contains(one) && TWINS.contains(other);
        }

        /** Decision D14: two who turn out to be one may; that is reported, not undone. */
        void nobodyTrainsTwiceForACourseInOneCohort() {
            var training = anybodyWasMerged ? List.<Enrolment>of() : training();
            training.forEach(one -> assertThat(training).filteredOn(other -> samePerson(one.participant(), other.participant())
                    && one.course().isSameTrainingAs(other.course()) && one.cohort().equals(other.cohort())).containsExactly(one));
        }

        private boolean hearDeclaration() {
            var type = new DeclarationType(Generators.pick(random, List.of("started", "completed")));
            var training = Examples.application(Generators.pick(random, NAMES)).id();
            alone.service.declarations.keep(new HeardDeclaration(new DeclarationId(Examples.id(training + type.value())), training, type, now,
                    Generators.pick(random, List.of(DeclarationState.values())), Cases.Y2024A, now), versions.merge("declarations", 1L, Long::sum)).block();
            return false;
        }

        private boolean merged() {
            return switch (alone.command(() -> alone.service.mergePersons.merge(anybody(), anybody(), now))) {
                case MergePersons.Outcome.Merged _ -> anybodyWasMerged = true;
                case MergePersons.Outcome.AlreadyMerged _, MergePersons.Outcome.Refused _, MergePersons.Outcome.Unknown _ -> false;
            };
        }

        private boolean operated() {
            var action = switch (random.nextInt(4)) {
                case 0 -> new OperatorAction.ToProvider(Generators.pick(random, PROVIDERS));
                case 1, 2 -> new OperatorAction.ToCohort(Generators.pick(random, COHORTS));
                default -> new OperatorAction.ToStatus(Generators.pick(random, List.of(TrainingStatus.values())), Asked.because("other"));
            };
            var request = new ChangeEnrolment.Request(Examples.application(Generators.pick(random, NAMES)).id(), action, now);
            if (!(alone.command(() -> alone.service.changeEnrolment.change(request)) instanceof ChangeEnrolment.Outcome.Changed)) {
                return false;
            }
            assertThat(alone.command(() -> alone.service.changeEnrolment.change(request))).isInstanceOf(ChangeEnrolment.Outcome.Unchanged.class);
            return true;
        }

        private boolean provided() {
            var asked = new Asked(APPLICATIONS.get(Generators.pick(random, NAMES)).value(), Generators.pick(random, List.of("other", "career-break")),
                    Generators.pick(random, List.of(AUTUMN, SPRING)).value(), Generators.pick(random, List.of("2024", "2025")));
            var request = new ChangeTraining.Request(anybody(), Generators.pick(random, PROVIDERS),
                    Generators.pick(random, List.of(ProviderAction.values())), asked, now);
            return alone.command(() -> alone.service.changeTraining.change(request)) instanceof ChangeTraining.Outcome.Changed;
        }

        private ParticipantId anybody() {
            return Generators.pick(random, PERSONS).id();
        }

        void documentsBelongToWhoTrains() {
            var training = alone.service.allEnrolments().stream().map(stored -> stored.enrolment()).filter(Enrolment::live)
                    .map(enrolment -> enrolment.participant() + " " + enrolment.leadProvider()).distinct().sorted().toList();
            assertThat(alone.service.allDocuments().stream().map(document -> document.participant() + " " + document.viewer()).sorted().toList())
                    .isEqualTo(training);
        }

        Map<String, ParticipantsInMemory.Visible> seen() {
            var seen = new HashMap<String, ParticipantsInMemory.Visible>();
            alone.service.allDocuments().forEach(document -> seen.put(document.participant() + " " + document.viewer(), document));
            return seen;
        }

        /** Decision A8. */
        void timesMoveExactlyWithTheDocuments(Map<String, ParticipantsInMemory.Visible> before, boolean changed) {
            var after = seen();
            if (!changed) {
                assertThat(after).usingRecursiveComparison().isEqualTo(before);
            }
            after.forEach((viewed, document) -> {
                var earlier = before.get(viewed);
                if (earlier != null) {
                    assertThat(document.updatedAt().isAfter(earlier.updatedAt()))
                            .isEqualTo(!Objects.equals(content(document), content(earlier)));
                }
            });
        }

        private static String content(ParticipantsInMemory.Visible document) {
            return new String(document.body()).replaceAll("\"updated_at\":\"[^\"]*\"", "");
        }
    }
}
