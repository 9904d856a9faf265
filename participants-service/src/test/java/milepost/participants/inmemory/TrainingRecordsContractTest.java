package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.EnrolmentHistory.Entry;
import milepost.participants.application.Recorded;
import milepost.participants.application.ecf.TrainingRecords.Count;
import milepost.participants.application.ecf.TrainingRecords.Parallel;
import milepost.participants.application.ecf.TrainingRecords.Stored;
import milepost.participants.domain.Examples;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What the training records and their history promise, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.participants.inmemory.Ports#all")
class TrainingRecordsContractTest {

    private static final int MANY = 10_000;

    @Parameter
    Ports ports;

    private final ParticipantId ada = new ParticipantId(UUID.randomUUID());

    @Test
    void aRecordComesBackAsItWasStored() {
        for (var record : List.of(Records.teacher(), Records.mentor(), Records.withNothingKnown(), Records.given(Records.teacher(), BIRCH, Records.JANUARY),
                Records.completed())) {
            var stored = store(another(record, ada));

            assertThat(ports.records().find(stored.record().id()).block()).isEqualTo(stored);
            assertThat(ports.records().byIds(List.of(stored.record().id())).collectList().block()).containsExactly(stored);
        }
    }

    @Test
    void whatALaterStateDoesNotHaveIsNotLeftBehind() {
        var full = store(another(Records.completed(), ada));
        var bare = Records.withNothingKnown();

        var after = store(new TrainingRecord(full.record().id(), ada, Role.MENTOR, bare.periods(), bare.circumstances(), true, null, OCTOBER, NOVEMBER), full);

        assertThat(ports.records().find(full.record().id()).block()).isEqualTo(after);
        assertThat(after.recorded().at()).isAfter(full.recorded().at());
        assertThat(after.recorded().version()).isEqualTo(full.recorded().version() + 1);
    }

    @Test
    void whoeverWritesOverAnotherVersionIsRefused() {
        var first = store(another(Records.teacher(), ada));
        store(first.record(), first);

        assertThatThrownBy(() -> store(first.record(), first)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> store(first.record())).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void recordsOfAPersonComeOldestFirstAndPagesInTheOrderOfIds() {
        var later = another(Records.teacher(), ada);
        var second = store(new TrainingRecord(later.id(), ada, Role.ECT, later.periods(), later.circumstances(), false, null, NOVEMBER, NOVEMBER));
        var first = store(another(Records.mentor(), ada));

        assertThat(ports.records().ofParticipant(ada).collectList().block()).containsExactly(first, second);
        assertThat(ports.records().after(null, MANY).collectList().block()).contains(first, second)
                .isSortedAccordingTo((one, other) -> Tables.RECORDS.compare(one.record().id(), other.record().id()));
        assertThat(ports.records().after(first.record().id(), MANY).collectList().block()).doesNotContain(first);
        assertThat(ports.records().after(null, 1).collectList().block()).hasSize(1);
    }

    @Test
    void recordsAreFoundByAnyMentorThereWas() {
        var mentor = new ParticipantId(UUID.randomUUID());
        var mentored = store(another(Records.teacher().mentorBecame(Examples.participant("Grace Moss"), mentor, OCTOBER), ada));
        store(another(Records.teacher(), ada));

        assertThat(ports.records().mentoredBy(mentor).collectList().block()).containsExactly(mentored);
        var moved = store(Records.given(mentored.record(), BIRCH, Records.JANUARY), mentored);
        assertThat(ports.records().mentoredBy(mentor).collectList().block()).containsExactly(moved);
        assertThat(ports.records().mentoredBy(ada).collectList().block()).isEmpty();
    }

    @Test
    void personsOfOneVerifiedNumberTrainTwiceInOneRoleUntilOneIsWithdrawn() {
        var twin = new ParticipantId(UUID.randomUUID());
        var trn = new Trn("%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000)));
        var first = store(another(Records.teacher(), ada));
        store(another(Records.mentor(), ada));
        var second = store(another(Records.teacher(), twin));
        assertThat(parallel(first.record().id())).isEmpty();

        List.of(ada, twin).forEach(id -> ports.persons()
                .store(new Person(id, "Ada Bell", List.of(), null, new TeacherReference(trn, true), null, List.of()), null).block());
        assertThat(parallel(first.record().id())).get().satisfies(found -> {
            assertThat(found.role()).isEqualTo(Role.ECT);
            assertThat(found.records()).containsExactlyInAnyOrder(first.record().id(), second.record().id());
        });

        store(second.record().moved(second.record().stretches().getLast(), TrainingStatus.WITHDRAWN, "other", NOVEMBER), second);
        assertThat(parallel(first.record().id())).isEmpty();
    }

    @Test
    void recordsAreCountedByTheStatusTheyEndIn() {
        var before = count(TrainingStatus.WITHDRAWN);

        store(another(Records.withNothingKnown(), ada));

        assertThat(count(TrainingStatus.WITHDRAWN)).isEqualTo(before + 1);
    }

    @Test
    void theHistoryIsToldInTheOrderOfVersionsAndEachOnce() {
        var record = new TrainingRecordId(UUID.randomUUID());
        var later = new Cause("transfer", Actor.OPERATOR, OCTOBER);
        var first = new Cause("receive", Actor.OPERATOR, NOVEMBER);
        ports.recordHistory().record(record, new Recorded(8, NOVEMBER), later).block();
        ports.recordHistory().record(record, new Recorded(7, OCTOBER), first).block();

        assertThat(ports.recordHistory().of(record).collectList().block()).containsExactly(new Entry(7, first), new Entry(8, later));
        assertThatThrownBy(() -> ports.recordHistory().record(record, new Recorded(8, NOVEMBER), later).block())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** Which of two persons comes first is up to their ids. */
    private Optional<Parallel> parallel(TrainingRecordId one) {
        return ports.records().parallel(MANY).filter(found -> found.records().contains(one)).next().blockOptional();
    }

    private long count(TrainingStatus status) {
        return ports.records().counts().filter(count -> count.status() == status).next().map(Count::records).defaultIfEmpty(0L).block();
    }

    private Stored store(TrainingRecord record) {
        return new Stored(record, ports.records().store(record, null).block());
    }

    private Stored store(TrainingRecord record, Stored before) {
        return new Stored(record, ports.records().store(record, before.recorded()).block());
    }

    /** The same with an id of its own. */
    private static TrainingRecord another(TrainingRecord record, ParticipantId participant) {
        return new TrainingRecord(new TrainingRecordId(UUID.randomUUID()), participant, record.role(), record.periods(), record.circumstances(),
                record.cohortChangedAfterPaymentsFrozen(), record.mentorFundingEnds(), record.madeAt(), record.effectiveAt());
    }
}
