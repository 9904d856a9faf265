package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Enrolments.Parallel;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Enrolling;
import milepost.participants.domain.Enrolling.Decision;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.OptimisticLockingFailureException;

/** What the copies of applications and the enrolments beside them promise, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.participants.inmemory.Ports#all")
class EnrolmentsContractTest {

    private static final int MANY = 10_000;

    @Parameter
    Ports ports;

    private final ParticipantId ada = new ParticipantId(UUID.randomUUID());

    @Test
    void anOlderCopyIsIgnoredAndAnEqualOneTaken() {
        var described = application();
        assertThat(ports.applications().keep(described.accepted(SEPTEMBER, AUTUMN).at(2)).block()).isTrue();
        assertThat(ports.applications().keep(described.notAccepted(OCTOBER).at(2)).block()).isTrue();
        assertThat(ports.applications().keep(described.accepted(OCTOBER, AUTUMN).at(1)).block()).isFalse();

        assertThat(ports.applications().find(described.id()).block()).isEqualTo(described.notAccepted(OCTOBER).at(2));
    }

    @Test
    void onlyWhatHasBeenQuietForAWhileIsLookedAtAgain() {
        var copy = kept(application().notAccepted(SEPTEMBER).at(1));
        assertThat(isUnconverged(copy)).isFalse();

        ports.aMinutePasses().run();
        assertThat(isUnconverged(copy)).isTrue();

        ports.applications().converged(List.of(copy)).block();
        assertThat(isUnconverged(copy)).isFalse();

        ports.applications().keep(application(copy.id()).notAccepted(OCTOBER).at(2)).block();
        ports.applications().converged(List.of(copy)).block();
        ports.aMinutePasses().run();
        assertThat(isUnconverged(copy)).isTrue();
    }

    @Test
    void aCopyThatItsEnrolmentContradictsIsLookedAtAgain() {
        var copy = kept(application().accepted(SEPTEMBER, AUTUMN).at(1));
        ports.applications().converged(List.of(copy)).block();
        ports.aMinutePasses().run();
        assertThat(isUnconverged(copy)).isTrue();

        var enrolled = store(born(copy));
        assertThat(isUnconverged(copy)).isFalse();

        store(ended(enrolled.enrolment()), enrolled);
        assertThat(isUnconverged(copy)).isTrue();
    }

    @Test
    void whatIsLookedAtAgainComesInTheOrderOfTheBytesOfTheIds() {
        var low = kept(application(new ApplicationId(new UUID(0x7fff_ffff_ffff_ffffL, random()))).notAccepted(SEPTEMBER).at(1));
        var high = kept(application(new ApplicationId(new UUID(0x8000_0000_0000_0000L, random()))).notAccepted(SEPTEMBER).at(1));
        ports.aMinutePasses().run();

        assertThat(ports.applications().unconverged(low.id(), 1).collectList().block()).containsExactly(high);
    }

    @Test
    void enrolmentsOfAParticipantComeOldestFirst() {
        var second = store(born(application().accepted(OCTOBER, AUTUMN).at(1)));
        var first = store(born(application().accepted(SEPTEMBER, AUTUMN).at(1)));

        assertThat(ports.enrolments().ofParticipant(ada).collectList().block()).containsExactly(first, second);
    }

    @Test
    void whoeverWritesOverAnotherVersionIsRefused() {
        var first = store(born(application().accepted(SEPTEMBER, AUTUMN).at(1)));
        var second = store(ended(first.enrolment()), first);
        assertThat(second.recorded().at()).isAfter(first.recorded().at());

        assertThatThrownBy(() -> store(first.enrolment(), first)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> store(first.enrolment())).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void personsOfOneVerifiedNumberTrainInParallelAndCoachingIsSupport() {
        var twin = new ParticipantId(UUID.randomUUID());
        var trn = new Trn("%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000)));
        var support = store(born(application().forCourse("npq-additional-support-offer").accepted(SEPTEMBER, AUTUMN).at(1)));
        var coaching = store(born(application().of(twin).with(BIRCH).forCourse("npq-early-headship-coaching-offer").accepted(OCTOBER, AUTUMN).at(1)));
        assertThat(parallel()).isEmpty();

        List.of(ada, twin).forEach(id -> ports.persons()
                .store(new Person(id, "Ada Bell", List.of(), null, new TeacherReference(trn, true), null, List.of()), null).block());
        assertThat(parallel()).get().satisfies(found -> {
            assertThat(found.course()).isEqualTo(support.enrolment().course());
            assertThat(found.enrolments()).containsExactly(support.enrolment().id(), coaching.enrolment().id());
        });

        store(Examples.moved(coaching.enrolment(), TrainingStatus.WITHDRAWN, NOVEMBER, "other"), coaching);
        assertThat(parallel()).isEmpty();
    }

    private Optional<Parallel> parallel() {
        return ports.enrolments().parallel(MANY).filter(found -> found.participant().equals(ada)).next().blockOptional();
    }

    private boolean isUnconverged(ApplicationCopy copy) {
        return Boolean.TRUE.equals(ports.applications().unconverged(null, MANY).any(found -> found.id().equals(copy.id())).block());
    }

    private ApplicationCopy kept(ApplicationCopy copy) {
        ports.applications().keep(copy).block();
        return copy;
    }

    private Enrolments.Stored store(Enrolment enrolment) {
        return new Enrolments.Stored(enrolment, ports.enrolments().store(enrolment, null).block());
    }

    private Enrolments.Stored store(Enrolment enrolment, Enrolments.Stored before) {
        return new Enrolments.Stored(enrolment, ports.enrolments().store(enrolment, before.recorded()).block());
    }

    private Examples.Application application() {
        return application(new ApplicationId(UUID.randomUUID()));
    }

    private Examples.Application application(ApplicationId id) {
        var described = Examples.application("any");
        return new Examples.Application(id, ada, described.provider(), described.course(), described.standing(), described.shown(), SEPTEMBER);
    }

    private static Enrolment born(ApplicationCopy copy) {
        return ((Decision.Store) Enrolling.decide(Optional.empty(), copy)).enrolment();
    }

    private static Enrolment ended(Enrolment enrolment) {
        return new Enrolment(enrolment.id(), enrolment.participant(), enrolment.course(), enrolment.leadProvider(), enrolment.cohort(),
                enrolment.schedule(), enrolment.trainingStatus(), enrolment.acceptedAt(), false, enrolment.periods(), NOVEMBER, 2);
    }

    private static long random() {
        return ThreadLocalRandom.current().nextLong();
    }
}
