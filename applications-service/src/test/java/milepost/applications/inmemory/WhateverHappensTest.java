package milepost.applications.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.application.People;
import milepost.applications.application.Registration;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.Examples;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.PreviousFunding;
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
import milepost.applications.http.ApplicationDocument;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Long random stories through the use cases, with everything that must hold after every step. */
class WhateverHappensTest {

    private static final List<CohortIdentifier> COHORTS = List.of(CohortIdentifier.of("2023a"), CohortIdentifier.of("2024a"));
    private static final List<CourseIdentifier> COURSES = List.of(Examples.HEADSHIP, new CourseIdentifier("npq-senior-leadership"));
    private static final List<LeadProviderId> PROVIDERS = IntStream.range(0, 3).mapToObj(n -> new LeadProviderId(new UUID(1, n))).toList();
    private static final List<ParticipantId> PEOPLE = IntStream.range(0, 3).mapToObj(n -> new ParticipantId(new UUID(2, n))).toList();

    @Test
    void nobodyTrainsTwiceEveryChangeIsPublishedAndShownAndStampsMoveWithTheDocument() {
        Seeds.forEach("what holds after every step", 200, random -> {
            Story story = new Story(random);
            for (int step = 0; step < 40; step++) {
                Map<ApplicationId, Stored> before = story.memory.rows().stream()
                        .collect(Collectors.toMap(row -> row.application().id(), Function.identity()));
                story.step();
                story.memory.rows().forEach(row -> holds(row, Optional.ofNullable(before.get(row.application().id())), story.memory));
                PEOPLE.forEach(person -> trainsOnce(person, story.memory));
            }
        });
    }

    private static void holds(Stored row, Optional<Stored> before, Alone memory) {
        Application it = row.application();
        List<Application> all = memory.service.allApplications();
        assertThat(it.funding()).as("knows what others had").isEqualTo(PreviousFunding.settle(it, all).funding());
        assertThat(row.document().etag()).as("shows what is").isEqualTo(new ApplicationDocument().render(it, row.person()).etag());
        Application told = memory.published.get(it.id());
        assertThat(told.version()).as("the newest version is published").isEqualTo(it.version());
        assertThat(facts(told)).as("what is published is what is").isEqualTo(facts(it));
        before.ifPresent(was -> {
            boolean changed = !was.document().etag().equals(row.document().etag());
            assertThat(it.updatedAt().isAfter(was.application().updatedAt())).as("the stamp moves with the document").isEqualTo(changed);
            assertThat(it.version() > was.application().version()).as("the version moves with what is published")
                    .isEqualTo(!facts(it).equals(facts(was.application())));
        });
    }

    private static List<Object> facts(Application it) {
        Object standing = it.state() instanceof Accepted accepted ? List.of(accepted.at(), accepted.schedule()) : it.state();
        return List.of(it.participant(), it.leadProvider(), it.cohort(), standing, it.funding(), Optional.ofNullable(it.fundedPlace()));
    }

    private static void trainsOnce(ParticipantId person, Alone memory) {
        for (CohortIdentifier cohort : COHORTS) {
            for (CourseIdentifier course : COURSES) {
                assertThat(memory.service.allApplications()).filteredOn(it -> it.participant().equals(person)
                        && it.cohort().equals(cohort) && it.course().equals(course) && it.isInTraining()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static final class Story {

        private final RandomGenerator random;
        private final Alone memory = new Alone(_ -> Mono.never());
        private final ApplicationsInMemory service = memory.service;

        Story(RandomGenerator random) {
            this.random = random;
            COURSES.forEach(course -> memory.offer(new Course(course, course.value(), CourseGroup.LEADERSHIP, true)));
            PROVIDERS.forEach(provider -> memory.offer(new LeadProvider(provider, "Provider", true, false)));
            for (CohortIdentifier cohort : COHORTS) {
                memory.offer(new Cohort(cohort, "Cohort " + cohort, LocalDate.of(cohort.startYear(), 6, 1),
                        cohort.startYear() < 2024 ? CohortFunding.FULL : CohortFunding.CAPPED, false, false, false, false, null));
                memory.offer(Examples.schedule(cohort, CourseGroup.LEADERSHIP, "npq-leadership-autumn", LocalDate.of(cohort.startYear(), 10, 1)));
                COURSES.forEach(course -> PROVIDERS.forEach(provider -> memory.offer(new Offer(cohort, course, provider, 2, false))));
            }
        }

        void step() {
            memory.clock.pass(Duration.ofSeconds(random.nextInt(1, 3600)));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> receive();
                case 3, 4 -> one().ifPresent(this::accept);
                case 5 -> one().ifPresent(this::mark);
                case 6 -> rename();
                default -> one().filter(row -> row.application().isAccepted()).ifPresent(this::train);
            }
        }

        private void receive() {
            var finding = new Finding.New(registration(), known(Generators.pick(random, PEOPLE)));
            var at = now();
            memory.inTransaction(() -> service.receiveApplication.receive(finding, "operator", at));
        }

        private void accept(Stored row) {
            var request = new AcceptApplication.Request(row.application().id(), row.application().leadProvider(),
                    Generators.pick(random, List.of(PlaceAnswer.values())), Optional.empty(), now());
            memory.inTransaction(() -> service.acceptApplication.accept(request));
        }

        private void mark(Stored row) {
            Boolean eligible = answer();
            var change = new Change("marked", "operator", now(), null);
            memory.inTransaction(() -> service.markFundingEligibility.mark(row.application().id(), eligible, change));
        }

        private Instant now() {
            return memory.clock.instant();
        }

        private Registration registration() {
            return new Registration(null, new People.Applicant(null, "Robin", null, null, false, null), Generators.pick(random, COURSES),
                    Generators.pick(random, PROVIDERS), Generators.pick(random, COHORTS), Examples.answers(), answer(), new byte[0]);
        }

        private Person known(ParticipantId id) {
            return service.allPersons().stream().filter(person -> person.id().equals(id)).findFirst()
                    .orElse(new Person(id, "Robin", null, null, false, null, 1));
        }

        private void rename() {
            Person is = known(Generators.pick(random, PEOPLE));
            Person next = new Person(is.id(), "Robin " + random.nextInt(3), null, "100000" + random.nextInt(10), false, null, is.version() + 1);
            memory.inTransaction(() -> service.followPerson.remember(next).then(service.followPerson.converge(next.id())));
        }

        private void train(Stored row) {
            Application it = row.application();
            Enrolment is = service.allEnrolments().stream().filter(enrolment -> enrolment.application().equals(it.id())).findFirst().orElse(null);
            boolean withdrawn = is != null && is.trainingStatus() == TrainingStatus.WITHDRAWN;
            Enrolment next = new Enrolment(it.id(), Generators.pick(random, PROVIDERS), it.cohort(), ((Accepted) it.state()).schedule(),
                    withdrawn ? TrainingStatus.WITHDRAWN : Generators.pick(random, List.of(TrainingStatus.values())), true, now(),
                    it.version(), is == null ? 1 : is.version() + 1);
            memory.inTransaction(() -> service.followEnrolment.remember(next).then(service.followEnrolment.converge(it.id())));
        }

        private Optional<Stored> one() {
            List<Stored> rows = memory.rows();
            return rows.isEmpty() ? Optional.empty() : Optional.of(Generators.pick(random, rows));
        }

        private @Nullable Boolean answer() {
            return switch (random.nextInt(3)) {
                case 0 -> null;
                case 1 -> true;
                default -> false;
            };
        }
    }
}
