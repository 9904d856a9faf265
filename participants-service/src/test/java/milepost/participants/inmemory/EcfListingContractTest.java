package milepost.participants.inmemory;

import static milepost.participants.application.ParticipantPages.Order.Key.CREATED_AT;
import static milepost.participants.application.ParticipantPages.Order.Key.UPDATED_AT;
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
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages.Entry;
import milepost.participants.application.ecf.EcfPages.Slice;
import milepost.participants.application.ecf.EcfPages.Wanted;
import milepost.participants.application.ecf.EcfPages.WantedRows;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of the stored documents of ECF participants a provider finds and in which order, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.participants.inmemory.EcfPorts#all")
class EcfListingContractTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 10, 7);
    private static final Order BY_CREATION = new Order(CREATED_AT, false);
    private static final Order BY_CHANGE = new Order(UPDATED_AT, false);
    private static final Slice ALL = new Slice.From(0, 10);

    @Parameter
    EcfPorts ports;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());
    private final ParticipantId former = new ParticipantId(UUID.randomUUID());

    /** In the order of their bytes, which is not that of Java's numbers. */
    private final Person low = person(new ParticipantId(new UUID(1, UUID.randomUUID().getLeastSignificantBits())));
    private final Person high = person(new ParticipantId(new UUID(-1, UUID.randomUUID().getLeastSignificantBits())));
    private final Person other = person(new ParticipantId(UUID.randomUUID()));

    private final TrainingRecord ofLow = Histories.record(low, Role.ECT, provider, SEPTEMBER);
    private final TrainingRecord ofHigh = deferred(Histories.record(high, Role.ECT, provider, SEPTEMBER));
    private final TrainingRecord ofOther = Histories.record(other, Role.ECT, provider, SEPTEMBER);
    /** The other one is a mentor too, of an earlier cohort. */
    private final TrainingRecord mentors = deferred(earlier(Histories.record(other, Role.MENTOR, provider, SEPTEMBER)));

    /** The one that came first is changed last. */
    @BeforeEach
    void threePeopleAndFourRecords() {
        List.of(low, high, other).forEach(person -> ports.persons().store(person, null).block());
        put(other, SEPTEMBER, ofOther, mentors);
        put(high, OCTOBER, ofHigh);
        put(low, OCTOBER, ofLow);
        put(other, NOVEMBER, ofOther, mentors);
        putRow(mentors, SEPTEMBER);
        putRow(ofOther, OCTOBER);
        putRow(ofHigh, OCTOBER);
        putRow(ofLow, OCTOBER);
        putRow(mentors, NOVEMBER);
    }

    @Test
    void peopleComeInTheOrderInWhichTheyCameToTheProviderOrChanged() {
        assertThat(people(everybody(), BY_CREATION, ALL)).containsExactly(other, low, high);
        assertThat(people(everybody(), BY_CHANGE, ALL)).containsExactly(low, high, other);
        assertThat(people(everybody(), new Order(CREATED_AT, true), ALL)).containsExactly(high, low, other);
        assertThat(people(everybody(), new Order(UPDATED_AT, true), ALL)).containsExactly(other, high, low);
    }

    @Test
    void rowsDoTheSame() {
        assertThat(rows(new WantedRows(List.of(), Optional.empty()), BY_CREATION, ALL).getFirst()).isEqualTo(mentors);
        assertThat(rows(new WantedRows(List.of(), Optional.empty()), BY_CHANGE, ALL).getLast()).isEqualTo(mentors);
        assertThat(rows(new WantedRows(List.of(), Optional.empty()), BY_CHANGE, ALL)).containsExactlyInAnyOrder(mentors, ofOther, ofHigh, ofLow);
    }

    @Test
    void aPageBeginsWhereTheOneBeforeEnded() {
        assertThat(people(everybody(), BY_CHANGE, new Slice.From(1, 1))).containsExactly(high);
        assertThat(people(everybody(), BY_CHANGE, new Slice.After(OCTOBER, low.id().value(), 1))).containsExactly(high);
        assertThat(people(everybody(), new Order(UPDATED_AT, true), new Slice.After(OCTOBER, high.id().value(), 5))).containsExactly(low);

        var all = rows(new WantedRows(List.of(), Optional.empty()), BY_CREATION, ALL);
        assertThat(rows(new WantedRows(List.of(), Optional.empty()), BY_CREATION, new Slice.After(SEPTEMBER, mentors.id().value(), 2)))
                .isEqualTo(all.subList(1, 3));
    }

    @Test
    void oneEnrolmentMustMatchCohortAndStatusTogether() {
        assertThat(people(wanted(List.of("2024"), TrainingStatus.ACTIVE), BY_CHANGE, ALL)).containsExactly(low, other);
        assertThat(people(wanted(List.of("2024"), TrainingStatus.DEFERRED), BY_CHANGE, ALL)).containsExactly(high);
        assertThat(people(wanted(List.of("2021"), TrainingStatus.ACTIVE), BY_CHANGE, ALL)).isEmpty();
        assertThat(people(wanted(List.of("2021", "2024"), TrainingStatus.DEFERRED), BY_CHANGE, ALL)).containsExactly(high, other);
        assertThat(people(wanted(List.of("2021"), null), BY_CHANGE, ALL)).containsExactly(other);
        assertThat(people(wanted(List.of(), TrainingStatus.DEFERRED), BY_CHANGE, ALL)).containsExactly(high, other);
        assertThat(people(wanted(List.of(), TrainingStatus.WITHDRAWN), BY_CHANGE, ALL)).isEmpty();
        assertThat(people(wanted(List.of("active", "2024/active", "20", "2020"), null), BY_CHANGE, ALL)).isEmpty();
    }

    @Test
    void aListIsNarrowedByTimeFormerIdAndTheCohortOfARow() {
        assertThat(people(new Wanted(List.of(), Optional.empty(), Optional.of(NOVEMBER), Optional.empty()), BY_CHANGE, ALL)).containsExactly(other);
        assertThat(people(new Wanted(List.of(), Optional.empty(), Optional.empty(), Optional.of(former)), BY_CHANGE, ALL))
                .containsExactly(low, high, other);
        assertThat(people(new Wanted(List.of(), Optional.empty(), Optional.empty(), Optional.of(low.id())), BY_CHANGE, ALL)).isEmpty();
        assertThat(rows(new WantedRows(List.of("2021"), Optional.empty()), BY_CHANGE, ALL)).containsExactly(mentors);
        assertThat(rows(new WantedRows(List.of("2021", "2024"), Optional.of(NOVEMBER)), BY_CHANGE, ALL)).containsExactly(mentors);
        assertThat(rows(new WantedRows(List.of("x"), Optional.empty()), BY_CHANGE, ALL)).isEmpty();
    }

    @Test
    void whatWasTakenFromAProviderIsInNoListAndComesBackToItsPlace() {
        ports.documents().withdraw(other.id(), provider, NOVEMBER.plusSeconds(1)).block();
        ports.documents().withdraw(mentors.id(), provider, NOVEMBER.plusSeconds(1)).block();
        assertThat(people(everybody(), BY_CREATION, ALL)).containsExactly(low, high);
        assertThat(rows(new WantedRows(List.of("2021"), Optional.empty()), BY_CHANGE, ALL)).isEmpty();

        put(other, NOVEMBER.plusSeconds(2), ofOther);
        putRow(mentors, NOVEMBER.plusSeconds(2));
        assertThat(people(everybody(), BY_CREATION, ALL)).containsExactly(other, low, high);
        assertThat(rows(new WantedRows(List.of("2021"), Optional.empty()), BY_CHANGE, ALL)).containsExactly(mentors);
    }

    @Test
    void otherProvidersFindNothing() {
        var stranger = new LeadProviderId(UUID.randomUUID());

        assertThat(ports.pages().participants(stranger, everybody(), BY_CREATION, ALL).collectList().block()).isEmpty();
        assertThat(ports.pages().rows(stranger, new WantedRows(List.of(), Optional.empty()), BY_CREATION, ALL).collectList().block()).isEmpty();
    }

    private static Wanted everybody() {
        return wanted(List.of(), null);
    }

    private static Wanted wanted(List<String> cohorts, TrainingStatus status) {
        return new Wanted(cohorts, Optional.ofNullable(status), Optional.empty(), Optional.empty());
    }

    private Person person(ParticipantId id) {
        return new Person(id, "Ada Bell", List.of(), null, null, null, List.of(new IdChange(former, id, SEPTEMBER)));
    }

    private static TrainingRecord deferred(TrainingRecord record) {
        return record.moved(record.stretches().getLast(), TrainingStatus.DEFERRED, "other", record.madeAt());
    }

    private static TrainingRecord earlier(TrainingRecord record) {
        return record.rescheduled(record.stretches().getLast(), new Cohort("2021a"), Histories.STANDARD, record.madeAt());
    }

    private void put(Person person, Instant at, TrainingRecord... records) {
        ports.documents().put(EcfParticipantView.of(person, provider, List.of(records), TODAY).orElseThrow(), at, bytes("{}")).block();
    }

    private void putRow(TrainingRecord record, Instant at) {
        ports.documents().put(RecordView.of(record, provider, TODAY).orElseThrow(), at, bytes("{}")).block();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Person> people(Wanted wanted, Order order, Slice slice) {
        var found = ports.pages().participants(provider, wanted, order, slice).map(Entry::id).collectList().block();
        return found.stream().map(id -> List.of(low, high, other).stream().filter(person -> person.id().value().equals(id)).findFirst().orElseThrow())
                .toList();
    }

    private List<TrainingRecord> rows(WantedRows wanted, Order order, Slice slice) {
        var found = ports.pages().rows(provider, wanted, order, slice).map(Entry::id).collectList().block();
        return found.stream().map(id -> List.of(ofLow, ofHigh, ofOther, mentors).stream().filter(record -> record.id().value().equals(id))
                .findFirst().orElseThrow()).toList();
    }
}
