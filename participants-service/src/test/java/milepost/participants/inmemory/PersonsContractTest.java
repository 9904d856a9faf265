package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import milepost.participants.application.Persons;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.Trn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What {@link Persons} promises, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.participants.inmemory.Ports#all")
class PersonsContractTest {

    @Parameter
    Ports ports;

    @Test
    void theLongestKnownWithTheVerifiedNumberIsMeantUnlessRetired() {
        var trn = new Trn("%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000)));
        var unverified = known(person(null, trn, false, null));
        var first = known(person(null, trn, true, null));
        var second = known(person(null, trn, true, null));
        assertThat(ports.persons().byVerifiedTrn(trn).block()).isEqualTo(first);

        var retired = store(first, person(first.person().id(), null, trn, true, second.person().id()));

        assertThat(ports.persons().byVerifiedTrn(trn).block()).isEqualTo(second);
        assertThat(ports.persons().byTrn(trn).collectList().block()).containsExactly(unverified, retired, second);
    }

    @Test
    void anAddressIsTheSameInAnyCase() {
        var name = UUID.randomUUID();
        var first = known(person(new EmailAddress("Ada." + name + "@Example.org"), null, false, null));
        known(person(new EmailAddress("ada." + name + "@example.org"), null, false, null));

        assertThat(ports.persons().byEmail(new EmailAddress("ADA." + name + "@EXAMPLE.org")).block()).isEqualTo(first);
    }

    @Test
    void everyIdLeadsToTheSurvivorInTheEndAndACircleToNobody() {
        var last = known(person(null, null, false, null));
        var middle = known(person(null, null, false, last.person().id()));
        var first = known(person(null, null, false, middle.person().id()));
        assertThat(ports.persons().survivor(first.person().id()).block()).isEqualTo(last);
        assertThat(ports.persons().lockSurvivor(first.person().id()).block()).contains(last);
        assertThat(ports.persons().lockSurvivorWithTwins(first.person().id()).block()).contains(last);
        assertThat(ports.persons().survivor(last.person().id()).block()).isEqualTo(last);

        store(last, person(last.person().id(), null, null, false, first.person().id()));

        assertThat(ports.persons().survivor(first.person().id()).blockOptional()).isEmpty();
        assertThat(ports.persons().lockSurvivor(first.person().id()).block()).isEmpty();
        assertThat(ports.persons().lockSurvivorWithTwins(first.person().id()).block()).isEmpty();
        assertThat(ports.persons().lockSurvivorWithTwins(new ParticipantId(UUID.randomUUID())).block()).isEmpty();
        assertThat(ports.persons().lockSurvivor(new ParticipantId(UUID.randomUUID())).block()).isEmpty();
        assertThat(ports.persons().survivor(new ParticipantId(UUID.randomUUID())).blockOptional()).isEmpty();
    }

    @Test
    void nobodyIsRetiredIntoThemselves() {
        var id = new ParticipantId(UUID.randomUUID());

        assertThatThrownBy(() -> known(person(id, null, null, false, id))).isInstanceOf(DataIntegrityViolationException.class);
    }

    /** After a restore the survivor may come back later. */
    @Test
    void whileTheSurvivorIsUnknownNobodyIsMeant() {
        var retired = known(person(null, null, false, new ParticipantId(UUID.randomUUID())));

        assertThat(ports.persons().survivor(retired.person().id()).blockOptional()).isEmpty();
        assertThat(ports.persons().lockSurvivor(retired.person().id()).block()).isEmpty();
    }

    @Test
    void whoeverWritesOverAnotherVersionIsRefused() {
        var first = known(person(null, null, false, null));
        var next = store(first, first.person());
        assertThat(next.recorded().version()).isEqualTo(first.recorded().version() + 1);
        assertThat(next.recorded().at()).isAfter(first.recorded().at());

        assertThatThrownBy(() -> store(first, first.person())).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> known(first.person())).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void anIdChangeOnceStoredStays() {
        var survivor = new ParticipantId(UUID.randomUUID());
        var change = new IdChange(new ParticipantId(UUID.randomUUID()), survivor, OCTOBER);
        var changed = known(new Person(survivor, "Ada Bell", List.of(), null, null, null, List.of(change)));

        store(changed, person(survivor, null, null, false, null));

        assertThat(ports.persons().find(survivor).block().person().idChanges()).containsExactly(change);
    }

    @Test
    void pagesGoByTheBytesOfTheIds() {
        var low = known(named(new UUID(0x7fff_ffff_ffff_ffffL, ThreadLocalRandom.current().nextLong())));
        var high = known(named(new UUID(0x8000_0000_0000_0000L, ThreadLocalRandom.current().nextLong())));

        assertThat(ports.persons().after(low.person().id(), 1).collectList().block()).containsExactly(high);
        assertThat(ports.persons().byIds(List.of(high.person().id(), low.person().id())).collectList().block()).containsExactly(low, high);
    }

    private Persons.Stored known(Person person) {
        return new Persons.Stored(person, ports.persons().store(person, null).block());
    }

    private Persons.Stored store(Persons.Stored before, Person person) {
        return new Persons.Stored(person, ports.persons().store(person, before.recorded()).block());
    }

    private static Person named(UUID id) {
        return person(new ParticipantId(id), null, null, false, null);
    }

    private static Person person(@Nullable EmailAddress email, @Nullable Trn trn, boolean verified, @Nullable ParticipantId retiredInto) {
        return person(new ParticipantId(UUID.randomUUID()), email, trn, verified, retiredInto);
    }

    private static Person person(ParticipantId id, @Nullable EmailAddress email, @Nullable Trn trn, boolean verified,
                                 @Nullable ParticipantId retiredInto) {
        return new Person(id, "Ada Bell", List.of(), email, trn == null ? null : new TeacherReference(trn, verified), retiredInto, List.of());
    }
}
