package milepost.participants.inmemory;

import static milepost.participants.application.ParticipantPages.Order.Key.CREATED_AT;
import static milepost.participants.application.ParticipantPages.Order.Key.UPDATED_AT;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.ParticipantPages.Entry;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ParticipantPages.Slice;
import milepost.participants.application.ParticipantPages.Wanted;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider sees of the stored documents and in which order, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.participants.inmemory.Ports#all")
class ListingContractTest {

    private static final Wanted EVERYTHING = new Wanted(Optional.empty(), Optional.empty(), Optional.empty());

    @Parameter
    Ports ports;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());
    private final ParticipantId former = new ParticipantId(UUID.randomUUID());

    /** In the order of their bytes, which is not that of Java's numbers. */
    private final ParticipantId low = new ParticipantId(new UUID(1, UUID.randomUUID().getLeastSignificantBits()));
    private final ParticipantId high = new ParticipantId(new UUID(-1, UUID.randomUUID().getLeastSignificantBits()));
    private final ParticipantId other = new ParticipantId(UUID.randomUUID());

    @Test
    void equalTimesGoByIdInTheSameDirection() {
        threeDocuments();

        assertThat(list(EVERYTHING, new Order(UPDATED_AT, false), new Slice.From(0, 10))).containsExactly(low, high, other);
        assertThat(list(EVERYTHING, new Order(UPDATED_AT, true), new Slice.From(0, 10))).containsExactly(other, high, low);
        assertThat(list(EVERYTHING, new Order(CREATED_AT, false), new Slice.From(0, 10))).containsExactly(high, low, other);
    }

    @Test
    void aPageBeginsWhereTheOneBeforeEnded() {
        threeDocuments();

        assertThat(list(EVERYTHING, new Order(UPDATED_AT, false), new Slice.From(1, 1))).containsExactly(high);
        assertThat(list(EVERYTHING, new Order(UPDATED_AT, false), new Slice.After(OCTOBER, low, 1))).containsExactly(high);
        assertThat(list(EVERYTHING, new Order(UPDATED_AT, true), new Slice.After(OCTOBER, high, 5))).containsExactly(low);
    }

    @Test
    void aListIsNarrowedByTimeStatusAndFormerId() {
        threeDocuments();
        var order = new Order(UPDATED_AT, false);
        var all = new Slice.From(0, 10);

        assertThat(list(new Wanted(Optional.of(NOVEMBER), Optional.empty(), Optional.empty()), order, all)).containsExactly(other);
        assertThat(list(new Wanted(Optional.empty(), Optional.of(TrainingStatus.DEFERRED), Optional.empty()), order, all)).containsExactly(high);
        assertThat(list(new Wanted(Optional.empty(), Optional.empty(), Optional.of(former)), order, all)).containsExactly(low);
    }

    @Test
    void whatWasTakenFromAProviderIsNotShownButRemembered() {
        threeDocuments();

        ports.documents().withdraw(other, provider, NOVEMBER.plusSeconds(1)).block();

        assertThat(list(EVERYTHING, new Order(UPDATED_AT, false), new Slice.From(0, 10))).containsExactly(low, high);
        assertThat(ports.documents().find(other, provider).blockOptional()).isEmpty();
        assertThat(ports.documents().shelf(other).block().documents()).singleElement().satisfies(kept -> {
            assertThat(kept.body()).isNull();
            assertThat(kept.updatedAt()).isEqualTo(NOVEMBER.plusSeconds(1));
        });
    }

    @Test
    void otherProvidersSeeNothingOfIt() {
        threeDocuments();
        var stranger = new LeadProviderId(UUID.randomUUID());

        assertThat(ports.pages().page(stranger, EVERYTHING, new Order(CREATED_AT, true), new Slice.From(0, 10)).collectList().block()).isEmpty();
        assertThat(ports.documents().find(low, stranger).blockOptional()).isEmpty();
    }

    @Test
    void nobodyUnknownHasADocument() {
        var nobody = new ParticipantId(UUID.randomUUID());

        document(nobody, OCTOBER, TrainingStatus.ACTIVE);
        ports.documents().withdraw(nobody, provider, NOVEMBER).block();

        assertThat(ports.documents().shelf(nobody).block().documents()).isEmpty();
    }

    private void threeDocuments() {
        known(high, List.of());
        known(low, List.of(new IdChange(former, low, SEPTEMBER)));
        known(other, List.of());
        document(high, OCTOBER, TrainingStatus.DEFERRED);
        document(low, OCTOBER, TrainingStatus.ACTIVE);
        document(other, NOVEMBER, TrainingStatus.ACTIVE);
    }

    private void known(ParticipantId id, List<IdChange> changes) {
        ports.persons().store(new Person(id, "Ada Bell", List.of(), null, null, null, changes), null).block();
    }

    private void document(ParticipantId id, Instant at, TrainingStatus status) {
        ports.documents().put(id, provider, at, List.of(status), "{}".getBytes(StandardCharsets.UTF_8)).block();
    }

    private List<ParticipantId> list(Wanted wanted, Order order, Slice slice) {
        return ports.pages().page(provider, wanted, order, slice).map(Entry::participant).collectList().block();
    }
}
