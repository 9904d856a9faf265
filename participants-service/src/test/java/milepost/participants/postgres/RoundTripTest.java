package milepost.participants.postgres;

import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.application.Applications;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Persons;
import milepost.participants.application.Recorded;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.Enrolling;
import milepost.participants.domain.Enrolling.Decision;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.OptimisticLockingFailureException;

class RoundTripTest {

    private final Persons persons = RunningService.bean(Persons.class);
    private final Enrolments enrolments = RunningService.bean(Enrolments.class);
    private final Applications applications = RunningService.bean(Applications.class);

    @ParameterizedTest
    @MethodSource("newEnrolments")
    void anEnrolmentComesBackAsItWasStored(Enrolment enrolment) {
        var recorded = enrolments.store(enrolment, null).block();

        assertThat(enrolments.find(enrolment.id()).block()).isEqualTo(new Enrolments.Stored(enrolment, recorded));
    }

    @Test
    void whatALaterStateDoesNotHaveIsNotLeftBehind() {
        Recorded recorded = null;
        for (var enrolment : everyState().reversed()) {
            recorded = enrolments.store(enrolment, recorded).block();

            assertThat(enrolments.find(enrolment.id()).block().enrolment()).isEqualTo(enrolment);
        }
    }

    @Test
    void aPersonComesBackAsItWasStored() {
        var survivor = new ParticipantId(UUID.randomUUID());
        var full = new Person(survivor, "Ada Carr", List.of("Ada Bell", "A. Bell"), new EmailAddress(survivor + "@Example.org"),
                new TeacherReference(new Trn("6000001"), true), null,
                List.of(new IdChange(new ParticipantId(UUID.randomUUID()), survivor, OCTOBER), new IdChange(Examples.participant("x"), survivor, NOVEMBER)));
        var bare = new Person(new ParticipantId(UUID.randomUUID()), "Ben Carr", List.of(), null, null, survivor, List.of());

        for (var person : List.of(full, bare)) {
            var recorded = persons.store(person, null).block();
            assertThat(persons.find(person.id()).block()).isEqualTo(new Persons.Stored(person, recorded));
        }
        assertThat(persons.survivor(bare.id()).block().person()).isEqualTo(full);
        assertThat(full.idChanges()).extracting(IdChange::changedAt).containsExactly(NOVEMBER, OCTOBER);
    }

    @Test
    void whoWritesOverAnOlderStateIsRefused() {
        var person = Examples.person("Stale " + UUID.randomUUID());
        var first = persons.store(person, null).block();
        persons.store(person, first).block();

        assertThatThrownBy(() -> persons.store(person, first).block()).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void timesAndVersionsOfARowOnlyRise() {
        var person = Examples.person("Rising " + UUID.randomUUID());
        var recorded = persons.store(person, null).block();
        for (int i = 0; i < 20; i++) {
            var next = persons.store(person, recorded).block();
            assertThat(next.at()).isAfter(recorded.at());
            assertThat(next.version()).isEqualTo(recorded.version() + 1);
            recorded = next;
        }
    }

    @Test
    void anApplicationComesBackAsItWasKeptAndAnOlderOneIsIgnored() {
        var described = Examples.application(UUID.randomUUID().toString());
        for (var copy : List.of(described.notAccepted(SEPTEMBER).showing(false, null).at(1),
                described.accepted(OCTOBER, AUTUMN).showing(true, true).at(2), described.notAccepted(NOVEMBER).showing(true, false).at(3))) {
            assertThat(applications.keep(copy).block()).isTrue();
            assertThat(applications.keep(copy).block()).isTrue();
            assertThat(applications.find(copy.id()).block()).isEqualTo(copy);
        }
        assertThat(applications.keep(described.notAccepted(SEPTEMBER).at(2)).block()).isFalse();
    }

    static Stream<Enrolment> newEnrolments() {
        return Stream.of(TrainingStatus.values()).map(status -> in(status, active(UUID.randomUUID().toString())));
    }

    /** One and the same enrolment in every state, and ended. */
    private static List<Enrolment> everyState() {
        var active = active("one and the same");
        var application = Examples.application("one and the same").notAccepted(NOVEMBER).at(9);
        var ended = ((Decision.Store) Enrolling.decide(Optional.of(active), application)).enrolment();
        return Stream.concat(Stream.of(ended), Stream.of(TrainingStatus.values()).map(status -> in(status, active))).toList();
    }

    private static Enrolment in(TrainingStatus status, Enrolment active) {
        return status == TrainingStatus.ACTIVE ? active : Examples.moved(active, status, OCTOBER, "other");
    }

    private static Enrolment active(String name) {
        var application = Examples.application(name).accepted(SEPTEMBER, AUTUMN).at(2);
        return ((Decision.Store) Enrolling.decide(Optional.empty(), application)).enrolment();
    }
}
