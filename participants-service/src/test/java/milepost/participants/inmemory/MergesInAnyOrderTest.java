package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static milepost.participants.domain.Examples.SPRING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.Examples;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Three ids of one person are merged while applications that name any of them are told, late, twice and out of order. */
class MergesInAnyOrderTest {

    private static final int CASES = 300;
    private static final List<String> APPLICATIONS = List.of("headship", "senco", "coaching", "literacy");

    private final Person survivor = Examples.person("Ada Bell");
    private final Person twin = Examples.person("Ada B");
    private final Person first = Examples.person("A Bell");

    @Test
    void anyOrderOfRecordsAndMergesEndsTheSame() {
        Seeds.forEach("records and merges in any order", CASES, random -> {
            var records = records(random);
            var recordsFirst = played(records, List.of(), List.of());
            var split = random.nextInt(records.size() + 1);
            var later = random.nextInt(split, records.size() + 1);
            var shuffled = Generators.shuffled(random, records);
            var mixed = played(shuffled.subList(0, split), shuffled.subList(split, later), shuffled.subList(later, shuffled.size()));

            assertThat(state(mixed)).isEqualTo(state(recordsFirst));
            assertThat(shown(mixed)).isEqualTo(shown(recordsFirst));
            assertThat(mixed.service.allEnrolments()).allMatch(stored -> stored.enrolment().participant().equals(survivor.id()));
            assertThat(mixed.service.allDocuments()).allMatch(document -> document.participant().equals(survivor.id()));
        });
    }

    @Test
    void aRecordThatComesLateBringsNobodyBack() {
        var alone = played(List.of(), List.of(), List.of());
        var named = Examples.application("headship").of(first.id()).accepted(SEPTEMBER, AUTUMN).at(2);

        alone.hear(named);
        alone.hear(named);

        assertThat(alone.service.documentsFor(ASTER)).singleElement()
                .satisfies(document -> assertThat(document.participant()).isEqualTo(survivor.id()));
    }

    @Test
    void whatWasChangedHereStaysChangedWhenItsOwnerHearsOfTheMerge() {
        var alone = new Alone();
        List.of(survivor, twin).forEach(alone::know);
        var application = Examples.application("headship").of(twin.id());
        alone.hear(application.accepted(SEPTEMBER, AUTUMN).at(2));
        var stored = alone.service.enrolments.find(application.id()).block();
        alone.service.enrolments.store(Examples.deferred(stored.enrolment(), NOVEMBER, "other"), stored.recorded()).block();
        merge(alone, twin, survivor);

        alone.hear(application.of(survivor.id()).accepted(SEPTEMBER, AUTUMN).at(3));

        assertThat(alone.service.allEnrolments()).singleElement().satisfies(now -> {
            assertThat(now.enrolment().trainingStatus().word()).isEqualTo("deferred");
            assertThat(now.enrolment().participant()).isEqualTo(survivor.id());
        });
    }

    /** Each application's true story; from some version on its owner knows the survivor. */
    private List<ApplicationCopy> records(RandomGenerator random) {
        var told = new ArrayList<ApplicationCopy>();
        for (var name : APPLICATIONS) {
            var applicant = Generators.pick(random, List.of(first, twin, survivor)).id();
            var provider = Generators.pick(random, List.of(ASTER, BIRCH));
            int newest = random.nextInt(1, 6);
            int heardOfMerge = random.nextInt(1, 8);
            for (int version = 1; version <= newest; version++) {
                ParticipantId named = version >= heardOfMerge ? survivor.id() : applicant;
                var described = Examples.application(name).of(named).with(provider);
                var at = SEPTEMBER.plusSeconds(random.nextInt(3));
                var copy = (random.nextInt(3) == 0 ? described.notAccepted(at)
                        : described.accepted(at, Generators.pick(random, List.of(AUTUMN, SPRING)))).at(version);
                IntStream.range(0, random.nextInt(version == newest ? 1 : 0, 3)).forEach(_ -> told.add(copy));
            }
        }
        return told;
    }

    /** What is told before the first merge, before the second and afterwards. */
    private Alone played(List<ApplicationCopy> before, List<ApplicationCopy> between, List<ApplicationCopy> after) {
        var alone = new Alone();
        List.of(first, twin, survivor).forEach(alone::know);
        before.forEach(alone::hear);
        merge(alone, first, twin);
        between.forEach(alone::hear);
        merge(alone, twin, survivor);
        after.forEach(alone::hear);
        return alone;
    }

    private static void merge(Alone alone, Person person, Person into) {
        alone.command(() -> alone.service.mergePersons.merge(person.id(), into.id(), NOVEMBER));
    }

    /** What is live and how, without when it was decided. */
    private static TreeMap<String, String> state(Alone alone) {
        var state = new TreeMap<String, String>();
        alone.service.allEnrolments().stream().map(stored -> stored.enrolment()).filter(enrolment -> enrolment.live())
                .forEach(enrolment -> state.put(enrolment.id().toString(), enrolment.participant() + " " + enrolment.leadProvider() + " "
                        + enrolment.schedule() + " " + enrolment.acceptedAt()));
        return state;
    }

    private static List<String> shown(Alone alone) {
        return alone.service.allDocuments().stream().map(document -> document.participant() + " " + document.viewer() + " "
                + new String(document.body()).replaceAll("\"updated_at\":\"[^\"]*\"", "")).toList();
    }
}
