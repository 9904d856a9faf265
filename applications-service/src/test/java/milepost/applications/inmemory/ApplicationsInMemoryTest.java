package milepost.applications.inmemory;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.COHORT;
import static milepost.applications.domain.Examples.HEADSHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.application.CheckRegistration.Together;
import milepost.applications.application.People.Applicant;
import milepost.applications.application.ReceiveApplication.Outcome;
import milepost.applications.application.Registration;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.Examples;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.Verdict;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.applications.messaging.PeopleAsked;
import milepost.applications.messaging.PeopleAsked.Reply;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.simulation.MemoryDatabase.CommitFaults;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;

/** The service's own story, over memory. */
class ApplicationsInMemoryTest {

    private static final LeadProviderId ASTER = new LeadProviderId(new UUID(1, 1));
    private static final LeadProviderId BIRCH = new LeadProviderId(new UUID(1, 2));
    private static final ParticipantId ROBIN = new ParticipantId(new UUID(2, 1));
    private static final ScheduleIdentifier AUTUMN = new ScheduleIdentifier("npq-leadership-autumn");
    private static final ApplicationId ID = new ApplicationId(new UUID(3, 1));

    private final List<Reply> replies = new ArrayList<>();
    private boolean refusing;
    private final Alone alone = new Alone(new PeopleAsked((_, _) -> Mono.fromSupplier(() -> replies.removeFirst())), new CommitFaults() {
        @Override
        public void beforeCommit() {
            if (refusing) {
                throw new DataAccessResourceFailureException("the connection is gone");
            }
        }

        @Override
        public void afterCommit() {
        }
    });

    @Test
    void whatIsOnOfferIsPublishedOnceAndAnsweredToPeers() {
        offered();
        int published = alone.outbox.waiting();
        offered();

        assertThat(published).isEqualTo(7);
        assertThat(alone.outbox.waiting()).isEqualTo(published);
        assertThat(alone.service.sources()).hasSize(8).allSatisfy(source ->
                assertThat(source.after(null, 10).count().block()).isEqualTo(switch (source.aggregate()) {
                    case "lead-providers", "offers" -> 2L;
                    case "courses", "cohorts", "schedules" -> 1L;
                    default -> 0L;
                }));
    }

    @Test
    void anApplicationIsReceivedOnceWhomeverParticipantsServiceSaysItIs() {
        offered();
        var received = received();

        assertThat(received.participant()).isEqualTo(ROBIN);
        assertThat(alone.service.checkRegistration.check(registration(HEADSHIP)).block()).isInstanceOf(Finding.Known.class);
        assertThat(alone.service.allApplications()).containsExactly(received);
        assertThat(alone.published.get(ID)).isEqualTo(received);
    }

    @Test
    void whatParticipantsServiceRefusesIsRefusedAndWithoutAnAnswerNobodyKnows() {
        offered();
        replies.add(new Reply(422, "{\"errors\":[{\"title\":\"trn\",\"detail\":\"Seven digits.\",\"code\":\"trn_invalid\"}]}".getBytes(StandardCharsets.UTF_8)));
        assertThat(alone.service.checkRegistration.check(registration(HEADSHIP)).block())
                .isEqualTo(new Finding.Refused(List.of(new Refusal("participant/trn", "trn_invalid", "Seven digits."))));

        replies.add(new Reply(503, new byte[0]));
        assertThatThrownBy(() -> alone.service.checkRegistration.check(registration(HEADSHIP)).block()).isInstanceOf(OwnerUnavailable.class);
    }

    @Test
    void ofSeveralItIsToldWhichOneIsRefused() {
        offered();
        replies.add(new Reply(422, ("{\"errors\":[{\"title\":\"trn\",\"detail\":\"Seven digits.\",\"code\":\"trn_invalid\",\"meta\":{\"applicant\":1}}]}")
                .getBytes(StandardCharsets.UTF_8)));

        assertThat(alone.service.checkRegistration.check(List.of(registration(HEADSHIP), registration(HEADSHIP))).block())
                .isEqualTo(new Together.SomeRefused(Map.of(1, List.of(new Refusal("participant/trn", "trn_invalid", "Seven digits.")))));
    }

    @Test
    void nobodyIsAskedAboutACourseThatIsNotOffered() {
        offered();

        assertThat(alone.service.checkRegistration.check(registration(new CourseIdentifier("npq-senco"))).block()).isInstanceOf(Finding.Refused.class);
    }

    @Test
    void itsProviderAcceptsItAndNobodyElseSeesIt() {
        offered();
        received();

        assertThat(accept(BIRCH)).isInstanceOf(AcceptApplication.Outcome.NotFound.class);
        assertThat(accept(ASTER)).isInstanceOf(AcceptApplication.Outcome.Accepted.class);

        var accepted = alone.service.allApplications().getFirst();
        assertThat(accepted.isAccepted()).isTrue();
        assertThat(accepted.funding().verdict()).isEqualTo(Verdict.ELIGIBLE);
        assertThat(alone.published.get(ID)).isEqualTo(accepted);
        assertThat(alone.service.documentsFor(ASTER)).extracting(ApplicationsInMemory.Visible::application).containsExactly(ID);
        assertThat(alone.service.documentsFor(BIRCH)).isEmpty();
        assertThat(alone.service.history()).extracting(happened -> happened.change().what()).containsExactly("received", "accepted");
    }

    @Test
    void aCopyOfAnOlderVersionIsIgnored() {
        offered();
        received();
        accept(ASTER);
        assertThat(hear(enrolment(TrainingStatus.DEFERRED, 3))).isTrue();
        assertThat(hear(enrolment(TrainingStatus.WITHDRAWN, 2))).isFalse();

        assertThat(alone.service.allApplications().getFirst().isInTraining()).isTrue();
        assertThat(alone.service.allEnrolments()).containsExactly(enrolment(TrainingStatus.DEFERRED, 3));
        assertThat(alone.inTransaction(() -> alone.service.followPerson.remember(robin("Robin Old", 0)))).isFalse();
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        offered();
        replies.add(known(robin("Robin", 1)));
        var finding = alone.service.checkRegistration.check(registration(HEADSHIP)).block();
        int waiting = alone.outbox.waiting();
        refusing = true;

        assertThatThrownBy(() -> alone.inTransaction(() -> alone.service.receiveApplication.receive(finding, "operator", AT)))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(List.of(alone.service.allApplications(), alone.service.allPersons(), alone.service.history())).allMatch(List::isEmpty);
        assertThat(alone.outbox.waiting()).isEqualTo(waiting);
    }

    @Test
    void aRebuildBringsBackTheCopiesAndChangesNothingElse() {
        offered();
        received();
        accept(ASTER);
        hear(enrolment(TrainingStatus.DEFERRED, 3));
        var before = alone.service.allApplications();

        alone.service.forgetCopies();
        assertThat(alone.service.allEnrolments()).isEmpty();
        assertThat(alone.service.allApplications()).isEqualTo(before);
        alone.inTransaction(() -> alone.service.followPerson.remember(robin("Robin", 1)));
        alone.inTransaction(() -> alone.service.followEnrolment.remember(enrolment(TrainingStatus.DEFERRED, 3)));
        alone.clock.pass(Duration.ofMinutes(1));
        assertThat(alone.sweep()).isEqualTo(1);

        assertThat(alone.service.allApplications()).isEqualTo(before);
        assertThat(alone.service.allPersons()).containsExactly(robin("Robin", 1));
        assertThat(alone.sweep()).isZero();
    }

    private void offered() {
        alone.offer(new Course(HEADSHIP, "Headship", CourseGroup.LEADERSHIP, true), new LeadProvider(ASTER, "Aster", true, false),
                new LeadProvider(BIRCH, "Birch", true, false), Examples.cohort(CohortFunding.FULL));
        alone.offer(Examples.schedules().getFirst(), new Offer(COHORT, HEADSHIP, ASTER, null, false), new Offer(COHORT, HEADSHIP, BIRCH, null, false));
    }

    private Application received() {
        replies.add(known(robin("Robin", 1)));
        var finding = alone.service.checkRegistration.check(registration(HEADSHIP)).block();
        var outcome = alone.inTransaction(() -> alone.service.receiveApplication.receive(finding, "operator", AT));
        return ((Outcome.Received) outcome).application().application();
    }

    private AcceptApplication.Outcome accept(LeadProviderId provider) {
        return alone.inTransaction(() -> alone.service.acceptApplication
                .accept(new AcceptApplication.Request(ID, provider, PlaceAnswer.NOT_STATED, Optional.empty(), AT)));
    }

    private boolean hear(Enrolment enrolment) {
        return alone.inTransaction(() -> alone.service.followEnrolment.remember(enrolment)
                .flatMap(applied -> alone.service.followEnrolment.converge(enrolment.application()).thenReturn(applied)));
    }

    private Enrolment enrolment(TrainingStatus status, long version) {
        return new Enrolment(ID, ASTER, COHORT, AUTUMN, status, true, AT, alone.published.get(ID).version(), version);
    }

    private static Registration registration(CourseIdentifier course) {
        return new Registration(ID, new Applicant(null, "Robin", "robin@example.org", null, false, null), course, ASTER, COHORT,
                Examples.answers(), true, new byte[] {1});
    }

    private static Person robin(String name, long version) {
        return new Person(ROBIN, name, "robin@example.org", null, false, null, version);
    }

    private static Reply known(Person person) {
        return new Reply(200, "{\"snapshot\":{\"version\":%d,\"payload\":{\"id\":\"%s\",\"full_name\":\"%s\",\"email\":\"%s\",\"trn_verified\":false}}}"
                .formatted(person.version(), person.id().value(), person.fullName(), person.email()).getBytes(StandardCharsets.UTF_8));
    }
}
