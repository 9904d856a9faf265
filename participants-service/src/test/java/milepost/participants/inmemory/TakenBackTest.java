package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.application;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.Records;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import org.junit.jupiter.api.Test;

/** What participants-service had told before its database was lost, and what becomes of it afterwards. */
class TakenBackTest {

    private final Alone memory = new Alone();
    private final Person ada = Examples.person("Ada Bell");

    @Test
    void aPersonAndAnEnrolmentThatTheCopyDoesNotKnowComeBackAsTheyWereWithTheirDocument() {
        var copy = memory.database.copy();
        memory.know(ada);
        memory.hear(application("headship").of(ada.id()).accepted(Examples.SEPTEMBER, AUTUMN).at(2));
        var persons = memory.service.allPersons();
        var enrolments = memory.service.allEnrolments();
        List<Snapshot> told = told();
        copy.restore();
        assertThat(memory.service.allPersons()).isEmpty();

        assertThat(told).hasSize(2).allMatch(this::takenBack);
        memory.hear(application("headship").of(ada.id()).accepted(Examples.SEPTEMBER, AUTUMN).at(2));

        assertThat(memory.service.allPersons()).extracting(stored -> stored.person()).isEqualTo(persons.stream().map(stored -> stored.person()).toList());
        assertThat(memory.service.allEnrolments()).extracting(stored -> stored.enrolment())
                .isEqualTo(enrolments.stream().map(stored -> stored.enrolment()).toList());
        assertThat(memory.service.documentsFor(ASTER)).hasSize(1);
        assertThat(memory.outbox.oldest(10)).extracting(row -> row.envelope().snapshot().topic())
                .contains("milepost.participants", "milepost.enrolments");
    }

    @Test
    void aTrainingRecordThatTheCopyDoesNotKnowComesBackAsItWasWithItsDocument() {
        var copy = memory.database.copy();
        memory.know(ada);
        memory.inTransaction(() -> memory.service.recordTraining.record(Records.teacher(), Optional.empty(),
                new Cause("receive", Actor.OPERATOR, Examples.SEPTEMBER)));
        List<Snapshot> told = told();
        copy.restore();
        assertThat(memory.service.allTrainingRecords()).isEmpty();

        assertThat(told).hasSize(2).allMatch(this::takenBack);

        assertThat(memory.service.allTrainingRecords()).extracting(stored -> stored.record()).containsExactly(Records.teacher());
        assertThat(memory.service.ecfDocuments.participant(ada.id(), ASTER).block()).isNotNull();
        assertThat(told).filteredOn(snapshot -> snapshot.topic().equals("milepost.enrolments")).noneMatch(this::takenBack);
    }

    @Test
    void aRowThatIsNotOlderStays() {
        memory.know(ada);
        Snapshot told = told().getFirst();

        assertThat(takenBack(told)).isFalse();
        assertThat(takenBack(new Snapshot(told.topic(), told.type(), told.key(), told.version() - 1, told.recordedAt(), told.payload()))).isFalse();
    }

    @Test
    void whatIsNobodysPersonAndNobodysEnrolmentIsNotRead() {
        memory.know(ada);
        Snapshot told = told().getFirst();

        assertThat(memory.service.ownTopics()).noneMatch(own -> own.reads(new Snapshot(told.topic(), "milepost.gossip.v1", told.key(), 1,
                told.recordedAt(), told.payload())));
        assertThat(memory.service.ownTopics()).noneMatch(own -> own.reads(new Snapshot(told.topic(), told.type(), told.key(), 1,
                told.recordedAt(), "{\"id\":[]}".getBytes())));
    }

    private List<Snapshot> told() {
        return memory.service.sources().stream().flatMap(source -> memory.inTransaction(() -> source.after(null, 10).collectList()).stream()).toList();
    }

    private boolean takenBack(Snapshot snapshot) {
        OwnTopic owner = memory.service.ownTopics().stream().filter(own -> own.topic().equals(snapshot.topic()) && own.reads(snapshot)).findFirst().orElseThrow();
        return memory.inTransaction(() -> owner.takeBack(snapshot));
    }
}
