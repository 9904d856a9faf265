package milepost.applications.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import milepost.applications.domain.Examples;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.DeliveryPartner;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.Partnership;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What applications-service had told of its catalogue before its database was lost. */
class CatalogueTakenBackTest {

    private static final LeadProviderId ASTER = new LeadProviderId(new UUID(1, 1));
    private static final UUID PARTNER = new UUID(1, 2);
    private static final CourseIdentifier HEADSHIP = new CourseIdentifier("npq-headship");

    private final Alone memory = new Alone(_ -> Mono.empty());
    private final OwnTopic own = memory.service.ownTopics().getLast();

    @Test
    void entriesOfEveryKindComeBackAsTheyWereAndAreToldAnew() {
        var copy = memory.database.copy();
        offerEverything();
        List<Snapshot> told = told();
        List<CatalogueEntry> before = entries(told);
        copy.restore();
        assertThat(told()).isEmpty();

        assertThat(told).hasSize(7).allMatch(own::reads).allMatch(this::takenBack);

        assertThat(entries(told())).isEqualTo(before);
        assertThat(told()).extracting(Snapshot::version).isEqualTo(told.stream().map(snapshot -> snapshot.version() + 1).toList());
        assertThat(memory.outbox.waiting()).isEqualTo(7);
    }

    @Test
    void whatIsNotOlderStaysAndWhatIsNoEntryIsNotRead() {
        offerEverything();
        Snapshot told = told().getFirst();

        assertThat(takenBack(told)).isFalse();
        assertThat(own.reads(new Snapshot(told.topic(), "milepost.gossip.v1", told.key(), 9, told.recordedAt(), told.payload()))).isFalse();
        assertThat(own.reads(new Snapshot(told.topic(), told.type(), "course/another", 9, told.recordedAt(), told.payload()))).isFalse();
        assertThat(own.reads(new Snapshot(told.topic(), told.type(), "no-kind", 9, told.recordedAt(), "{".getBytes()))).isFalse();
    }

    private void offerEverything() {
        memory.offer(new Course(HEADSHIP, "Headship", CourseGroup.LEADERSHIP, true), new LeadProvider(ASTER, "Aster", true, false),
                Examples.cohort(CohortFunding.FULL), new DeliveryPartner(PARTNER, "Birch Schools"));
        memory.offer(Examples.schedules().getFirst(), new Offer(Examples.COHORT, HEADSHIP, ASTER, null, false),
                new Partnership(ASTER, PARTNER, List.of(Examples.COHORT)));
    }

    /** All entries as their sources tell them, in the order of sources and keys. */
    private List<Snapshot> told() {
        return memory.service.sources().stream().skip(1)
                .flatMap(source -> Objects.requireNonNull(memory.inTransaction(() -> source.after(null, 50).collectList())).stream()).toList();
    }

    private List<CatalogueEntry> entries(List<Snapshot> told) {
        return told.stream().map(snapshot -> Objects.requireNonNull(memory.service.catalogue.latest(new EntryKey(snapshot.key())).block()).entry()).toList();
    }

    private boolean takenBack(Snapshot snapshot) {
        return Boolean.TRUE.equals(memory.inTransaction(() -> own.takeBack(snapshot)));
    }
}
