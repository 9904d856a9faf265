package milepost.applications.inmemory;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.COHORT;
import static milepost.applications.domain.Examples.HEADSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.application.AcceptApplication;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.application.People.Applicant;
import milepost.applications.application.Registration;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.Examples;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** docs/convergence.md, "When two commands both committed in two services": an acceptance here and a move of training there. */
class PairsWithEnrolmentsTest {

    private static final CohortIdentifier LATER = CohortIdentifier.of("2025a");
    private static final LeadProviderId ASTER = new LeadProviderId(new UUID(1, 1));
    private static final ApplicationId TRAINING = new ApplicationId(new UUID(3, 1));
    private static final ApplicationId PENDING = new ApplicationId(new UUID(3, 2));
    private static final Person ROBIN = new Person(new ParticipantId(new UUID(2, 1)), "Robin", null, null, false, null, 1);

    private final Alone alone = new Alone(_ -> Mono.never());

    @BeforeEach
    void robinTrainsInOneCohortAndAppliedForTheNext() {
        alone.offer(new Course(HEADSHIP, "Headship", CourseGroup.LEADERSHIP, true), new LeadProvider(ASTER, "Aster", true, false),
                Examples.cohort(CohortFunding.FULL), new Cohort(LATER, "Autumn 2025", LocalDate.of(2025, 6, 1), CohortFunding.FULL, false, false, false,
                        false, null));
        for (CohortIdentifier cohort : List.of(COHORT, LATER)) {
            alone.offer(Examples.schedule(cohort, CourseGroup.LEADERSHIP, "npq-leadership-autumn", LocalDate.of(cohort.startYear(), 10, 1)),
                    Examples.schedule(cohort, CourseGroup.LEADERSHIP, "npq-leadership-spring", LocalDate.of(cohort.startYear() + 1, 1, 1)),
                    new Offer(cohort, HEADSHIP, ASTER, null, false));
        }
        receive(TRAINING, COHORT);
        receive(PENDING, LATER);
        assertThat(accept(TRAINING)).isInstanceOf(AcceptApplication.Outcome.Accepted.class);
    }

    @Test
    void acceptAndAMoveIntoThatCohortThatIsHeardOfLaterBothStandAndTheFundingIsHadOnce() {
        alone.clock.pass(Duration.ofSeconds(1));
        assertThat(accept(PENDING)).isInstanceOf(AcceptApplication.Outcome.Accepted.class);

        moves(TRAINING);

        assertThat(List.of(found(TRAINING), found(PENDING))).allSatisfy(it -> {
            assertThat(it.isInTraining()).isTrue();
            assertThat(it.cohort()).isEqualTo(LATER);
        });
        assertThat(found(TRAINING).funding().eligible()).isTrue();
        assertThat(found(PENDING).funding().ineligibleReason()).isEqualTo("previously-funded");
    }

    @Test
    void aMoveThatIsKnownHereIsInTheWayOfTheAcceptance() {
        moves(TRAINING);

        assertThat(accept(PENDING)).isInstanceOfSatisfying(AcceptApplication.Outcome.Refused.class, refused ->
                assertThat(refused.refusals()).extracting(Refusal::code).containsExactly("participant_already_accepted"));
    }

    private void receive(ApplicationId id, CohortIdentifier cohort) {
        var registration = new Registration(id, new Applicant(null, "Robin", null, null, false, null), HEADSHIP, ASTER, cohort, Examples.answers(),
                null, new byte[] {1});
        alone.inTransaction(() -> alone.service.receiveApplication.receive(new Finding.New(registration, ROBIN), "operator", AT));
    }

    private AcceptApplication.Outcome accept(ApplicationId id) {
        return alone.inTransaction(() -> alone.service.acceptApplication
                .accept(new AcceptApplication.Request(id, ASTER, PlaceAnswer.NOT_STATED, Optional.empty(), alone.clock.instant())));
    }

    private void moves(ApplicationId id) {
        Application it = found(id);
        Accepted state = (Accepted) it.state();
        var moved = new Enrolment(id, ASTER, LATER, state.schedule(), TrainingStatus.ACTIVE, true, alone.clock.instant(), it.version(), 2);
        alone.inTransaction(() -> alone.service.followEnrolment.remember(moved).then(alone.service.followEnrolment.converge(id)));
    }

    private Application found(ApplicationId id) {
        return alone.service.applications.find(id).block().application();
    }
}
