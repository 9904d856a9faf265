package milepost.participants.domain;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static milepost.participants.domain.Examples.application;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibilityTest {

    private final Person ada = Examples.person("Ada Bell");

    @Test
    void aProviderSeesOnlyItsOwnEnrolmentsOfAPersonTwoProvidersTrain() {
        var headship = training(application("headship").accepted(SEPTEMBER, AUTUMN).at(1));
        var senco = training(application("senco").with(BIRCH).accepted(OCTOBER, AUTUMN).at(1));

        assertThat(ParticipantView.of(ada, ASTER, List.of(headship, senco)).orElseThrow().trainings()).containsExactly(headship);
        assertThat(ParticipantView.of(ada, BIRCH, List.of(headship, senco)).orElseThrow().trainings()).containsExactly(senco);
    }

    @Test
    void aPersonIsVisibleOnlyWithALiveEnrolment() {
        var accepted = application("headship").accepted(SEPTEMBER, AUTUMN).at(1);
        var ended = Enrolling.decide(Optional.of(training(accepted).enrolment()), application("headship").notAccepted(NOVEMBER).at(2));

        assertThat(ParticipantView.of(ada, ASTER, List.of())).isEmpty();
        assertThat(ended).isInstanceOfSatisfying(Enrolling.Decision.Store.class, store ->
                assertThat(ParticipantView.of(ada, ASTER, List.of(new Training(store.enrolment(), accepted.shown())))).isEmpty());
    }

    @Test
    void aRetiredPersonIsShownAsTheSurvivorOnly() {
        var retired = new Person(ada.id(), ada.fullName(), List.of(), null, null, Examples.participant("Ada Carr"), List.of());
        var training = training(application("headship").accepted(SEPTEMBER, AUTUMN).at(1));

        assertThat(ParticipantView.of(retired, ASTER, List.of(training))).isEmpty();
    }

    @Test
    void aDeferralIsShownOnlyWhileItLasts() {
        var active = training(application("headship").accepted(SEPTEMBER, AUTUMN).at(1)).enrolment();

        var deferred = Examples.deferred(active, OCTOBER, "parental-leave");

        assertThat(active.current(TrainingStatus.DEFERRED)).isEmpty();
        assertThat(deferred.current(TrainingStatus.DEFERRED)).hasValueSatisfying(period -> {
            assertThat(period.reason()).isEqualTo("parental-leave");
            assertThat(period.from()).isEqualTo(OCTOBER);
        });
        assertThat(deferred.current(TrainingStatus.WITHDRAWN)).isEmpty();
    }

    private static Training training(ApplicationCopy application) {
        return new Training(((Enrolling.Decision.Store) Enrolling.decide(Optional.empty(), application)).enrolment(), application.shown());
    }
}
