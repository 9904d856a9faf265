package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.ecf.EcfDocuments.Document;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the stored documents of ECF participants promise, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.participants.inmemory.EcfPorts#all")
class EcfDocumentsContractTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 10, 7);

    @Parameter
    EcfPorts ports;

    private final LeadProviderId aster = new LeadProviderId(UUID.randomUUID());
    private final LeadProviderId birch = new LeadProviderId(UUID.randomUUID());

    @Test
    void aDocumentIsHandedOutToItsProviderAlone() {
        var ada = known("Ada Bell");
        var record = Histories.record(ada, Role.ECT, aster, SEPTEMBER);
        put(ada, record, OCTOBER, "nested");
        putRow(record, OCTOBER, "flat");

        assertThat(nested(ada, aster)).contains("nested " + OCTOBER);
        assertThat(flat(ada, aster, Optional.empty())).contains("flat " + OCTOBER);
        assertThat(nested(ada, birch)).isEmpty();
        assertThat(flat(ada, birch, Optional.empty())).isEmpty();
    }

    @Test
    void ofTwoRowsTheTeachersIsMeantUnlessTheMentorsIsAskedFor() {
        var ada = known("Ada Bell");
        putRow(Histories.record(ada, Role.MENTOR, aster, SEPTEMBER), OCTOBER, "mentor");
        assertThat(flat(ada, aster, Optional.empty())).contains("mentor " + OCTOBER);

        putRow(Histories.record(ada, Role.ECT, aster, SEPTEMBER), NOVEMBER, "teacher");
        assertThat(flat(ada, aster, Optional.empty())).contains("teacher " + NOVEMBER);
        assertThat(flat(ada, aster, Optional.of(Role.MENTOR))).contains("mentor " + OCTOBER);
        assertThat(flat(ada, aster, Optional.of(Role.ECT))).contains("teacher " + NOVEMBER);
    }

    @Test
    void theRowOfARecordIsItsProvidersAlone() {
        var ada = known("Ada Bell");
        var record = Histories.record(ada, Role.MENTOR, aster, SEPTEMBER);
        putRow(record, OCTOBER, "mentor");

        assertThat(ports.documents().row(record.id(), aster).block().body()).isEqualTo(ports.documents().row(ada.id(), aster, Optional.empty()).block().body());
        assertThat(ports.documents().row(record.id(), birch).blockOptional()).isEmpty();
        ports.documents().withdraw(record.id(), aster, NOVEMBER).block();
        assertThat(ports.documents().row(record.id(), aster).blockOptional()).isEmpty();
    }

    @Test
    void whatWasTakenFromAProviderIsNotHandedOutButRemembered() {
        var ada = known("Ada Bell");
        var record = Histories.record(ada, Role.ECT, aster, SEPTEMBER);
        put(ada, record, OCTOBER, "nested");
        putRow(record, OCTOBER, "flat");

        ports.documents().withdraw(ada.id(), aster, NOVEMBER).block();
        ports.documents().withdraw(record.id(), aster, NOVEMBER).block();

        assertThat(nested(ada, aster)).isEmpty();
        assertThat(flat(ada, aster, Optional.empty())).isEmpty();
        var shelf = ports.documents().shelf(ada.id(), List.of()).block();
        assertThat(shelf.participants()).singleElement().satisfies(kept -> {
            assertThat(kept.body()).isNull();
            assertThat(kept.updatedAt()).isEqualTo(NOVEMBER);
        });
        assertThat(shelf.rows()).singleElement().satisfies(kept -> {
            assertThat(kept.body()).isNull();
            assertThat(kept.updatedAt()).isEqualTo(NOVEMBER);
        });
    }

    @Test
    void theRowOfARecordThatMovedToAnotherPersonIsThatPersonsAndItsPastIsKnown() {
        var ada = known("Ada Bell");
        var survivor = known("Ada Carr");
        var record = Histories.record(ada, Role.ECT, aster, SEPTEMBER);
        putRow(record, OCTOBER, "flat");

        assertThat(ports.documents().shelf(survivor.id(), List.of()).block().rows()).isEmpty();
        assertThat(ports.documents().shelf(survivor.id(), List.of(record.id())).block().rows()).singleElement()
                .satisfies(kept -> assertThat(kept.updatedAt()).isEqualTo(OCTOBER));
        putRow(record.movedTo(survivor.id(), NOVEMBER), NOVEMBER, "moved");

        assertThat(flat(ada, aster, Optional.empty())).isEmpty();
        assertThat(flat(survivor, aster, Optional.empty())).contains("moved " + NOVEMBER);
    }

    @Test
    void peopleTurnOnTheirDayAndAreFoundUntilTheyHave() {
        var longAgo = LocalDate.of(1990, 1, 1);
        var first = known("Ada Bell");
        var second = known("Ben Carr");
        var later = known("Cat Dorn");
        ports.documents().turnsOn(second.id(), longAgo.plusDays(1)).block();
        ports.documents().turnsOn(first.id(), TODAY).block();
        ports.documents().turnsOn(first.id(), longAgo).block();
        ports.documents().turnsOn(later.id(), longAgo.plusDays(3)).block();

        assertThat(ports.documents().turning(longAgo.plusDays(2), 10).collectList().block()).containsExactly(first.id(), second.id());
        assertThat(ports.documents().turning(longAgo.plusDays(2), 1).collectList().block()).containsExactly(first.id());
        assertThat(ports.documents().shelf(first.id(), List.of()).block().turnsOn()).contains(longAgo);

        List.of(first, second, later).forEach(person -> ports.documents().turnsOn(person.id(), null).block());
        assertThat(ports.documents().turning(longAgo.plusDays(9), 10).collectList().block()).isEmpty();
        assertThat(ports.documents().shelf(first.id(), List.of()).block().turnsOn()).isEmpty();
    }

    private Person known(String name) {
        var person = Examples.person(name + " " + UUID.randomUUID());
        ports.persons().store(person, null).block();
        return person;
    }

    private void put(Person person, TrainingRecord record, Instant at, String text) {
        ports.documents().put(EcfParticipantView.of(person, aster, List.of(record), TODAY).orElseThrow(), at, bytes(text + " " + at)).block();
    }

    private void putRow(TrainingRecord record, Instant at, String text) {
        ports.documents().put(RecordView.of(record, aster, TODAY).orElseThrow(), at, bytes(text + " " + at)).block();
    }

    private Optional<String> nested(Person person, LeadProviderId provider) {
        return ports.documents().participant(person.id(), provider).blockOptional().map(EcfDocumentsContractTest::text);
    }

    private Optional<String> flat(Person person, LeadProviderId provider, Optional<Role> role) {
        return ports.documents().row(person.id(), provider, role).blockOptional().map(EcfDocumentsContractTest::text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Document document) {
        return new String(document.body(), StandardCharsets.UTF_8);
    }
}
