package milepost.applications.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.application.People;
import milepost.applications.application.Registration;
import milepost.applications.domain.Application;
import milepost.applications.domain.Examples;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.messaging.ParticipantsProjection;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Ids of one person that are retired one into the other, heard of in whatever order (facts/npq 4.8). */
class MergedPersonsTest {

    private static final LeadProviderId ASTER = new LeadProviderId(new UUID(1, 1));
    private static final List<ParticipantId> IDS = IntStream.range(0, 5).mapToObj(n -> new ParticipantId(new UUID(2, n))).toList();

    private final Alone memory = offered();

    @Test
    void allTheirApplicationsAreTheLastSurvivorsHoweverTheRecordsCome() {
        Seeds.forEach("merged in any order", 300, random -> {
            Alone memory = offered();
            // each may be retired into one with a higher number, so there is no circle
            List<Person> last = IntStream.range(0, IDS.size()).mapToObj(n -> new Person(IDS.get(n), "Robin " + n, null, null, false,
                    n == IDS.size() - 1 ? null : IDS.get(random.nextInt(n + 1, IDS.size())), 2)).toList();
            IDS.forEach(id -> receive(memory, unmerged(id, 1)));
            List<Person> records = new ArrayList<>(last);
            records.addAll(IDS.stream().map(id -> unmerged(id, 1)).toList());

            if (random.nextBoolean()) {
                Generators.shuffled(random, records).forEach(record -> hear(memory, record, random));
            } else {
                polls(random, Generators.shuffled(random, records)).forEach(poll -> hear(memory, poll));
            }
            memory.clock.pass(Duration.ofMinutes(1));
            memory.sweep();

            ParticipantId survivor = IDS.getLast();
            assertThat(memory.rows()).hasSize(IDS.size()).allSatisfy(row -> {
                assertThat(row.application().participant()).isEqualTo(survivor);
                assertThat(row.person().fullName()).isEqualTo("Robin 4");
                assertThat(new String(row.document().body())).contains(survivor.value().toString());
                assertThat(memory.published.get(row.application().id()).participant()).isEqualTo(survivor);
            });
            assertThat(memory.sweep()).isZero();
        });
    }

    @Test
    void whatComesInForARetiredIdIsTheSurvivors() {
        hear(unmerged(IDS.get(1), 1));
        hear(retired(IDS.get(0), IDS.get(1), 2));

        receive(memory, unmerged(IDS.get(0), 1));

        assertThat(memory.service.allApplications()).extracting(Application::participant).containsExactly(IDS.get(1));
    }

    @Test
    void recordsThatPointAtEachOtherDoNotGoRoundForEver() {
        receive(memory, unmerged(IDS.get(0), 1));
        hear(retired(IDS.get(0), IDS.get(1), 2));
        hear(retired(IDS.get(1), IDS.get(0), 2));

        assertThat(memory.service.allApplications()).hasSize(1);
    }

    @Test
    void twoTrainingsThatTurnOutToBeOnePersonsBothGoOnAndTheLaterHadTheFundingBefore() {
        receive(memory, unmerged(IDS.get(0), 1));
        receive(memory, unmerged(IDS.get(1), 1));
        for (Stored row : memory.rows()) {
            memory.clock.pass(Duration.ofHours(1));
            var accepted = Examples.accepted(row.application(), memory.clock.instant(), TrainingStatus.ACTIVE, null);
            memory.inTransaction(() -> memory.service.applications.save(new Stored(accepted, row.person(), row.document(), row.shape()), Rows.CHANGE)
                    .thenReturn(row));
        }
        var before = memory.rows().getFirst().application();

        hear(retired(IDS.get(0), IDS.get(1), 2));

        List<Application> both = memory.service.allApplications();
        assertThat(both).allMatch(Application::isInTraining);
        assertThat(both.get(1).funding().previouslyFunded()).isTrue();
        assertThat(both.get(1).funding().code()).isEqualTo("previously_funded");
        assertThat(both.getFirst().funding().eligible()).isTrue();
        assertThat(both.getFirst().updatedAt()).isAfter(before.updatedAt());
        assertThat(memory.service.history().getLast().change().what()).isEqualTo("person_changed");
    }

    private void hear(Person person) {
        memory.inTransaction(() -> memory.service.followPerson.remember(person).then(memory.service.followPerson.converge(person.id())));
    }

    /** Some records are only remembered, as when copies are built anew; the sweep does the rest. */
    private static void hear(Alone memory, Person person, RandomGenerator random) {
        boolean only = random.nextInt(4) == 0;
        memory.inTransaction(() -> memory.service.followPerson.remember(person)
                .flatMap(applied -> applied && !only ? memory.service.followPerson.converge(person.id()) : Mono.empty()));
    }

    private static void hear(Alone memory, List<Person> together) {
        Projection people = memory.service.projections().stream().filter(each -> each instanceof ParticipantsProjection).findFirst().orElseThrow();
        memory.inTransaction(() -> people.fold(together.stream().map(MergedPersonsTest::record).toList()).flatMap(people::converge));
    }

    /** What a consumer makes of the records that come together: the newest of everybody. */
    private static List<List<Person>> polls(RandomGenerator random, List<Person> records) {
        List<Map<ParticipantId, Person>> polls = List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        records.forEach(record -> Generators.pick(random, polls).merge(record.id(), record, (one, other) -> one.version() > other.version() ? one : other));
        return polls.stream().map(poll -> List.copyOf(poll.values())).filter(poll -> !poll.isEmpty()).toList();
    }

    private static Snapshot record(Person person) {
        Map<String, Object> payload = new HashMap<>(Map.of("id", person.id().value(), "full_name", person.fullName(), "trn_verified", false));
        payload.put("retired_into", person.retiredInto() == null ? null : person.retiredInto().value());
        return new Snapshot("milepost.participants", "milepost.participant.v1", person.id().value().toString(), person.version(), Examples.AT,
                Json.exact().writeValueAsBytes(payload));
    }

    @Test
    void ofPeopleWhoComeTogetherOnlyThoseWhoChangedAreLookedAtByThemselves() {
        IDS.forEach(id -> receive(memory, unmerged(id, 1)));
        memory.clock.pass(Duration.ofMinutes(1));
        var changed = new Person(IDS.get(3), "Robin Reed", null, null, false, null, 2);
        var follow = memory.service.followPerson;

        List<ParticipantId> others = memory.inTransaction(() -> follow.remember(List.of(unmerged(IDS.get(0), 1), changed, unmerged(IDS.get(1), 1)))
                .collectList().flatMap(follow::unlessShown));

        assertThat(others).containsExactly(IDS.get(3));
        assertThat(memory.rows()).extracting(row -> row.person().fullName()).contains("Robin Reed");
        memory.inTransaction(() -> follow.converge(IDS.get(3)));
        assertThat(memory.<List<ParticipantId>>inTransaction(() -> follow.unlessShown(IDS))).isEmpty();
        memory.clock.pass(Duration.ofMinutes(1));
        assertThat(memory.sweep()).isZero();
    }

    private static void receive(Alone memory, Person person) {
        var registration = new Registration(null, new People.Applicant(person.id(), person.fullName(), null, null, false, null), Examples.HEADSHIP,
                ASTER, Examples.COHORT, Examples.answers(), null, new byte[0]);
        memory.inTransaction(() -> memory.service.receiveApplication.receive(new Finding.New(registration, person), "operator", Examples.AT));
    }

    private static Person unmerged(ParticipantId id, long version) {
        return new Person(id, "Robin", null, null, false, null, version);
    }

    private static Person retired(ParticipantId id, ParticipantId into, long version) {
        return new Person(id, "Robin", null, null, false, into, version);
    }

    private static Alone offered() {
        Alone memory = new Alone(_ -> Mono.never());
        memory.offer(new Course(Examples.HEADSHIP, "Headship", CourseGroup.LEADERSHIP, true), new LeadProvider(ASTER, "Aster", true, false),
                Examples.cohort(CohortFunding.FULL));
        memory.offer(Examples.schedules().getFirst(), new Offer(Examples.COHORT, Examples.HEADSHIP, ASTER, null, false));
        return memory;
    }
}
