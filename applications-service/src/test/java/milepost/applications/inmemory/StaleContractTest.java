package milepost.applications.inmemory;

import static milepost.applications.inmemory.Rows.CHANGE;
import static milepost.applications.inmemory.Rows.application;
import static milepost.applications.inmemory.Rows.at;
import static milepost.applications.inmemory.Rows.person;
import static milepost.applications.inmemory.Rows.retired;
import static milepost.applications.inmemory.Rows.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import milepost.applications.domain.Application;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.Examples;
import milepost.applications.domain.Person;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Which copies are taken, and which applications the sweep finds behind them, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.applications.inmemory.Ports#all")
class StaleContractTest {

    private static final int SHAPE = 1;
    private static final int MANY = 10_000;

    @Parameter
    Ports ports;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());

    @Test
    void anOlderCopyOfAPersonIsIgnoredAndAnEqualOneTaken() {
        Person robin = person(null, false);
        Person equal = new Person(robin.id(), "Robin Reed", null, null, false, null, 2);
        assertThat(ports.persons().keep(at(robin, 2)).block()).isTrue();
        assertThat(ports.persons().keep(equal).block()).isTrue();
        assertThat(ports.persons().keep(robin).block()).isFalse();

        assertThat(ports.persons().find(robin.id()).block()).isEqualTo(equal);
    }

    @Test
    void anOlderCopyOfAnEnrolmentIsIgnoredAndAnEqualOneTaken() {
        Application it = Examples.application();
        assertThat(ports.enrolments().keep(enrolment(it, TrainingStatus.ACTIVE, 2)).block()).isTrue();
        assertThat(ports.enrolments().keep(enrolment(it, TrainingStatus.DEFERRED, 2)).block()).isTrue();
        assertThat(ports.enrolments().keep(enrolment(it, TrainingStatus.WITHDRAWN, 1)).block()).isFalse();

        assertThat(ports.enrolments().find(it.id()).block()).isEqualTo(enrolment(it, TrainingStatus.DEFERRED, 2));
    }

    @Test
    void ofCopiesThatComeTogetherEachIsTakenOrIgnoredByItself() {
        Person robin = person(null, false);
        Person wren = person(null, false);
        ports.persons().keep(at(robin, 2)).block();
        assertThat(ports.persons().keep(List.of(robin, wren)).collectList().block()).containsExactly(wren.id());
        assertThat(ports.persons().find(List.of(robin.id(), wren.id())).collectList().block()).containsExactlyInAnyOrder(at(robin, 2), wren);

        Application newer = Examples.application();
        Application fresh = Examples.application();
        ports.enrolments().keep(enrolment(newer, TrainingStatus.DEFERRED, 2)).block();
        List<Enrolment> told = List.of(enrolment(newer, TrainingStatus.ACTIVE, 1), enrolment(fresh, TrainingStatus.ACTIVE, 1));
        assertThat(ports.enrolments().keep(told).collectList().block()).containsExactly(fresh.id());
        assertThat(ports.enrolments().find(List.of(newer.id(), fresh.id())).collectList().block())
                .containsExactlyInAnyOrder(enrolment(newer, TrainingStatus.DEFERRED, 2), told.getLast());
    }

    @Test
    void aPersonsApplicationsAreBehindACopyThatWasQuietForAWhileAndIsNotShown() {
        Person robin = known(person(null, false));
        Application it = inserted(robin, SHAPE);
        assertThat(isBehind(it)).isFalse();

        ports.aMinutePasses().run();
        assertThat(isBehind(it)).isTrue();
        ports.persons().keep(robin).block();
        assertThat(isBehind(it)).as("the same again is no news").isTrue();

        ports.persons().shown(robin).block();
        assertThat(isBehind(it)).isFalse();

        known(at(robin, 3));
        ports.persons().shown(at(robin, 2)).block();
        assertThat(isBehind(it)).as("on its way").isFalse();
        ports.aMinutePasses().run();
        assertThat(isBehind(it)).isTrue();
    }

    @Test
    void whoRetiredIntoAPersonIsFamilyButTheirFamilyIsNot() {
        Person survivor = known(person(null, false));
        Person retired = known(retired(person(null, false), survivor));
        Person before = known(retired(person(null, false), retired));
        Application ofRetired = inserted(retired, SHAPE);
        Application ofBefore = inserted(before, SHAPE);
        ports.persons().shown(retired).block();
        ports.persons().shown(before).block();
        ports.aMinutePasses().run();

        assertThat(isBehind(ofRetired)).isTrue();
        assertThat(isBehind(ofBefore)).isFalse();
        assertThat(ports.persons().retiredInto(survivor.id()).collectList().block()).containsExactly(retired);
    }

    @Test
    void anApplicationIsBehindItsEnrolmentUntilItShowsIt() {
        Application it = inserted(shown(known(person(null, false))), SHAPE);
        Enrolment enrolment = enrolment(it, TrainingStatus.ACTIVE, 2);
        ports.enrolments().keep(enrolment).block();
        assertThat(isBehind(it)).isFalse();

        ports.aMinutePasses().run();
        assertThat(isBehind(it)).isTrue();

        ports.enrolments().shown(enrolment).block();
        assertThat(isBehind(it)).isFalse();
    }

    @Test
    void anOlderShapeIsBehindAtOnce() {
        Person robin = shown(known(person(null, false)));

        assertThat(isBehind(inserted(robin, SHAPE - 1))).isTrue();
        assertThat(isBehind(inserted(robin, SHAPE))).isFalse();
    }

    @Test
    void whatIsBehindComesInTheOrderOfTheBytesOfTheIds() {
        Person robin = shown(known(person(null, false)));
        Application high = inserted(application(Rows.high(), robin, provider), robin, SHAPE - 1);
        Application low = inserted(application(Rows.low(), robin, provider), robin, SHAPE - 1);

        assertThat(ports.applications().stale(SHAPE, null, MANY).collectList().block()).containsSubsequence(low.id(), high.id());
        assertThat(ports.applications().stale(SHAPE, low.id(), MANY).collectList().block()).contains(high.id()).doesNotContain(low.id());
        assertThat(ports.applications().stale(SHAPE, low.id(), 1).collectList().block()).hasSize(1);
    }

    private boolean isBehind(Application application) {
        return Boolean.TRUE.equals(ports.applications().stale(SHAPE, null, MANY).any(application.id()::equals).block());
    }

    private Person known(Person person) {
        ports.persons().keep(person).block();
        return person;
    }

    private Person shown(Person person) {
        ports.persons().shown(person).block();
        return person;
    }

    private Application inserted(Person person, int shape) {
        return inserted(application(UUID.randomUUID(), person, provider), person, shape);
    }

    private Application inserted(Application application, Person person, int shape) {
        ports.applications().insert(stored(application, person, shape), new byte[0], CHANGE).block();
        return application;
    }

    private static Enrolment enrolment(Application it, TrainingStatus status, long version) {
        return new Enrolment(it.id(), it.leadProvider(), it.cohort(), new ScheduleIdentifier("npq-leadership-autumn"), status, true,
                Examples.AT, 1, version);
    }
}
