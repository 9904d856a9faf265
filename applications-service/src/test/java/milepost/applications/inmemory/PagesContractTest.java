package milepost.applications.inmemory;

import static milepost.applications.application.ListApplications.SortKey.CREATED_AT;
import static milepost.applications.application.ListApplications.SortKey.UPDATED_AT;
import static milepost.applications.inmemory.Rows.CHANGE;
import static milepost.applications.inmemory.Rows.person;
import static milepost.applications.inmemory.Rows.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.application.Catalogue;
import milepost.applications.application.ListApplications.Listed;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.application.ListApplications.SortKey;
import milepost.applications.domain.Application;
import milepost.applications.domain.Examples;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** In which order pages of applications and of the catalogue come, and what is in them, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.applications.inmemory.Ports#all")
class PagesContractTest {

    private static final Part ALL = new Part.Numbered(0, 10);
    private static final Instant LATER = Examples.AT.plusSeconds(60);

    @Parameter
    Ports ports;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());
    private final Person robin = person(null, false);
    private final Person other = person(null, false);
    private final UUID low = Rows.low();
    private final UUID high = Rows.high();
    private final UUID last = UUID.randomUUID();

    @BeforeEach
    void threeApplicationsTwoOfWhichChangedAtOneTime() {
        ports.persons().keep(robin).block();
        ports.persons().keep(other).block();
        insert(Rows.application(high, robin, provider), robin);
        insert(Rows.application(low, robin, provider), robin);
        insert(Rows.application(last, other, provider).stamped(LATER), other);
    }

    @Test
    void equalTimesGoByIdInTheSameDirection() {
        assertThat(list(query(UPDATED_AT, true, ALL))).containsExactly(low, high, last);
        assertThat(list(query(UPDATED_AT, false, ALL))).containsExactly(last, high, low);
        assertThat(list(query(CREATED_AT, true, ALL))).hasSize(3).containsSubsequence(low, high);
    }

    @Test
    void aPageBeginsWhereTheOneBeforeEnded() {
        assertThat(list(query(UPDATED_AT, true, new Part.Numbered(1, 1)))).containsExactly(high);
        assertThat(list(query(UPDATED_AT, true, new Part.After(Examples.AT, low, 1)))).containsExactly(high);
        assertThat(list(query(UPDATED_AT, false, new Part.After(Examples.AT, high, 9)))).containsExactly(low);
    }

    @Test
    void aListIsNarrowedByCohortTimeAndParticipant() {
        assertThat(list(new Query(provider, Optional.of(List.of(2023, 2024)), null, List.of(), UPDATED_AT, true, ALL))).hasSize(3);
        assertThat(list(new Query(provider, Optional.of(List.of(2023)), null, List.of(), UPDATED_AT, true, ALL))).isEmpty();
        assertThat(list(new Query(provider, Optional.of(List.of()), null, List.of(), UPDATED_AT, true, ALL))).isEmpty();
        assertThat(list(narrowed(LATER, List.of()))).containsExactly(last);
        assertThat(list(narrowed(null, List.of(robin.id().value())))).containsExactly(low, high);
    }

    @Test
    void otherProvidersSeeNothingOfIt() {
        var stranger = new LeadProviderId(UUID.randomUUID());

        assertThat(list(new Query(stranger, Optional.empty(), null, List.of(), UPDATED_AT, true, ALL))).isEmpty();
    }

    @Test
    void theCatalogueIsReadByKeyByPrefixAndPageByPage() {
        EntryKey first = provide(new LeadProviderId(new UUID(0, low.getLeastSignificantBits())));
        EntryKey second = provide(new LeadProviderId(new UUID(-1, high.getLeastSignificantBits())));
        EntryKey unknown = EntryKey.of(new LeadProviderId(UUID.randomUUID()));

        assertThat(ports.catalogue().all(List.of(unknown, second, first)).map(Catalogue.Stored::version).collectList().block()).hasSize(2);
        assertThat(ports.catalogue().under(first.value()).map(PagesContractTest::key).collectList().block()).containsExactly(first);
        assertThat(ports.catalogue().under("lead-provider/").map(PagesContractTest::key).collectList().block()).containsSubsequence(first, second);
        assertThat(ports.catalogue().after("lead-provider", first.value(), 1000).map(PagesContractTest::key).collectList().block())
                .contains(second).doesNotContain(first);
        assertThat(ports.catalogue().after("course", "", 1000).map(PagesContractTest::key).collectList().block()).doesNotContain(first, second);
        assertThat(ports.catalogue().latest(unknown).blockOptional()).isEmpty();
    }

    private EntryKey provide(LeadProviderId id) {
        var entry = new LeadProvider(id, "Provider", true, false);
        ports.catalogue().save(new Catalogue.Stored(entry, 1, Examples.AT)).block();
        return entry.key();
    }

    private static EntryKey key(Catalogue.Stored stored) {
        return stored.entry().key();
    }

    private void insert(Application application, Person person) {
        ports.applications().insert(stored(application, person), new byte[0], CHANGE).block();
    }

    private Query query(SortKey key, boolean ascending, Part part) {
        return new Query(provider, Optional.empty(), null, List.of(), key, ascending, part);
    }

    private Query narrowed(@Nullable Instant since, List<UUID> participants) {
        return new Query(provider, Optional.empty(), since, participants, UPDATED_AT, true, ALL);
    }

    private List<UUID> list(Query query) {
        return ports.pages().of(query).map(Listed::id).collectList().block();
    }
}
