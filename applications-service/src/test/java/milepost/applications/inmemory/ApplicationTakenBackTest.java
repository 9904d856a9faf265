package milepost.applications.inmemory;

import static milepost.applications.domain.Examples.AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.People;
import milepost.applications.application.ReceiveApplication;
import milepost.applications.application.Registration;
import milepost.applications.domain.Answers;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.Examples;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.MemoryDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What applications-service had told of applications before its database was lost, and what becomes of it afterwards. */
class ApplicationTakenBackTest {

    private static final LeadProviderId ASTER = new LeadProviderId(new UUID(1, 1));
    private static final Person ADA = new Person(new ParticipantId(new UUID(2, 1)), "Ada Bell", "ada@example.org", null, false, null, 5);
    private static final ApplicationId ID = new ApplicationId(new UUID(3, 1));

    private final Alone memory = new Alone(_ -> Mono.just(new People.Answer.Are(List.of(ADA))));
    private final OwnTopic own = memory.service.ownTopics().getFirst();
    private MemoryDatabase.Copy copy = offered();

    @Test
    void anApplicationThatTheCopyDoesNotKnowComesBackAsItWasAndIsToldAnewUnderALaterVersion() {
        receive(Examples.answers(), new byte[] {1});
        accept();
        Application before = only();
        Snapshot told = told();
        copy.restore();
        assertThat(memory.service.allApplications()).isEmpty();

        assertThat(own.reads(told)).isTrue();
        assertThat(takenBack(told)).isTrue();

        assertThat(only().versioned(0).stamped(AT)).isEqualTo(before.versioned(0).stamped(AT));
        assertThat(only().version()).isEqualTo(before.version() + 1);
        assertThat(only().updatedAt()).isAfter(before.updatedAt());
        assertThat(memory.published.get(ID)).isEqualTo(only());
        assertThat(memory.service.history()).extracting(it -> it.change().what()).containsExactly("taken_back_from_topic");
    }

    @Test
    void anOlderRowTakesTheNewerStateOverWithTheTrainingStatusItHas() {
        receive(Examples.answers(), new byte[] {1});
        accept();
        memory.inTransaction(() -> memory.service.followEnrolment.remember(deferred()).then(memory.service.followEnrolment.converge(ID)));
        copy = memory.database.copy();
        memory.inTransaction(() -> memory.service.markFundingEligibility.mark(ID, false, Rows.CHANGE));
        Application before = only();
        Snapshot told = told();
        copy.restore();

        assertThat(takenBack(told)).isTrue();
        assertThat(takenBack(told)).isFalse();

        assertThat(only().funding()).isEqualTo(before.funding());
        assertThat(only().state()).isEqualTo(before.state()).isInstanceOfSatisfying(Accepted.class, accepted ->
                assertThat(accepted.trainingStatus()).isEqualTo(TrainingStatus.DEFERRED));
    }

    @Test
    void beforeItsPersonIsKnownItIsNobodysAndAsSoonAsTheyAreTheSweepShowsThem() {
        receive(Examples.answers(), new byte[] {1});
        Snapshot told = told();
        copy.restore();
        assertThat(takenBack(told)).isTrue();
        assertThat(document()).contains("\"full_name\":\"\"");

        memory.inTransaction(() -> memory.service.followPerson.remember(ADA));
        assertThat(memory.sweep()).isEqualTo(1);

        assertThat(document()).contains("\"full_name\":\"Ada Bell\"");
        assertThat(memory.sweep()).isZero();
    }

    @Test
    void theSameRegistrationAgainIsTheRepetitionThatItIsAndAnotherIsNot() {
        receive(Examples.answers(), new byte[] {1});
        Snapshot told = told();
        copy.restore();
        takenBack(told);

        assertThat(receive(Examples.answers(), new byte[] {1})).isInstanceOfSatisfying(ReceiveApplication.Outcome.Received.class, received ->
                assertThat(received.created()).isFalse());
        assertThat(receive(new Answers(null, null, null, null, null, null, null, null, null, null, null, null, false, null, null, false), new byte[] {2}))
                .isInstanceOf(ReceiveApplication.Outcome.Refused.class);
    }

    @Test
    void anEventFromBeforeItSaidEnoughIsNotRead() {
        receive(Examples.answers(), new byte[] {1});
        Snapshot told = told();
        String older = new String(told.payload()).replaceFirst(",\"answers\":.*", "}");

        assertThat(own.reads(new Snapshot(told.topic(), told.type(), told.key(), 9, told.recordedAt(), older.getBytes()))).isFalse();
        assertThat(own.reads(new Snapshot(told.topic(), told.type(), "another-key", 9, told.recordedAt(), told.payload()))).isFalse();
        assertThat(own.reads(new Snapshot(told.topic(), "milepost.gossip.v1", told.key(), 9, told.recordedAt(), told.payload()))).isFalse();
    }

    private MemoryDatabase.Copy offered() {
        memory.offer(new Course(Examples.HEADSHIP, "Headship", CourseGroup.LEADERSHIP, true), new LeadProvider(ASTER, "Aster", true, false),
                Examples.cohort(CohortFunding.FULL));
        memory.offer(Examples.schedules().getFirst(), new Offer(Examples.COHORT, Examples.HEADSHIP, ASTER, null, false));
        return memory.database.copy();
    }

    private ReceiveApplication.Outcome receive(Answers answers, byte[] hash) {
        var registration = new Registration(ID, new People.Applicant(ADA.id(), "Ada Bell", null, null, false, null), Examples.HEADSHIP, ASTER,
                Examples.COHORT, answers, true, hash);
        return Objects.requireNonNull(memory.inTransaction(() -> memory.service.checkRegistration.check(registration)
                .flatMap(finding -> memory.service.receiveApplication.receive(finding, "operator", AT))));
    }

    private void accept() {
        var request = new AcceptApplication.Request(ID, ASTER, PlaceAnswer.NOT_STATED, Optional.empty(), AT);
        assertThat(memory.inTransaction(() -> memory.service.acceptApplication.accept(request))).isInstanceOf(AcceptApplication.Outcome.Accepted.class);
    }

    private Enrolment deferred() {
        Accepted accepted = (Accepted) only().state();
        return new Enrolment(ID, ASTER, Examples.COHORT, accepted.schedule(), TrainingStatus.DEFERRED, true, AT, accepted.sinceVersion(), 7);
    }

    private Application only() {
        List<Application> all = memory.service.allApplications();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private String document() {
        return new String(memory.service.allDocuments().getFirst().body());
    }

    private Snapshot told() {
        return Objects.requireNonNull(memory.inTransaction(() -> memory.service.sources().getFirst().byIds(List.of(ID.value().toString())).single()));
    }

    private boolean takenBack(Snapshot snapshot) {
        return Boolean.TRUE.equals(memory.inTransaction(() -> own.takeBack(snapshot)));
    }
}
