package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.Completing;
import milepost.participants.domain.ecf.EcfCases;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** A mentor's declarations are told late, twice and out of order, while the mentor's id is retired: the record ends as it should. */
class CompletionsInAnyOrderTest {

    private static final int CASES = 500;
    private static final TrainingRecord MENTOR = Records.mentor();
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);

    private final Person grace = new Person(MENTOR.participant(), "Grace Moss", List.of(), null, null, null, List.of());
    private final Person survivor = Examples.person("Grace M");

    private record Told(HeardDeclaration declaration, long version) {}

    @Test
    void anyOrderAndAnyDuplicationOfDeclarationsEndsTheSame() {
        Seeds.forEach("a mentor's declarations in any order", CASES, random -> {
            var history = history(random);
            var alone = knowing();
            for (var left = delivered(random, history); !left.isEmpty(); ) {
                var poll = left.subList(0, random.nextInt(1, left.size() + 1));
                alone.hearDeclarations(newest(poll));
                left = left.subList(poll.size(), left.size());
            }
            if (random.nextBoolean()) {
                alone.command(() -> alone.service.mergePersons.merge(grace.id(), survivor.id(), Examples.NOVEMBER));
            }
            delivered(random, history).forEach(told -> alone.hear(told.declaration(), told.version()));

            var shouldBe = Completing.mentorFundingEnds(Role.MENTOR, List.copyOf(newest(history).keySet()));
            assertThat(record(alone).mentorFundingEnds()).isEqualTo(shouldBe);
            assertThat(shown(alone)).contains(shouldBe == null ? "\"mentor_funding_end_date\":null" : "\"mentor_funding_end_date\":\"" + shouldBe + "\"",
                    shouldBe == null ? "\"mentor_ineligible_for_funding_reason\":null"
                            : "\"mentor_ineligible_for_funding_reason\":\"completed_declaration_received\"");
            alone.clock.pass(Duration.ofMinutes(1));
            assertThat(alone.sweep()).isZero();
        });
    }

    @Test
    void theDocumentOfV3MovesExactlyWhenTheDayDoesAndTheRowNever() {
        Seeds.forEach("times of a mentor's documents", CASES, random -> {
            var alone = knowing();
            for (var told : delivered(random, history(random))) {
                alone.clock.pass(Duration.ofMillis(random.nextInt(3)));
                var before = record(alone).mentorFundingEnds();
                var at = alone.service.ecfDocuments.participant(grace.id(), ASTER).block().updatedAt();
                var row = alone.service.ecfDocuments.row(MENTOR.id(), ASTER).block().updatedAt();
                int entries = entries(alone);

                alone.hear(told.declaration(), told.version());

                var changed = !Optional.ofNullable(record(alone).mentorFundingEnds()).equals(Optional.ofNullable(before));
                assertThat(alone.service.ecfDocuments.participant(grace.id(), ASTER).block().updatedAt().isAfter(at)).isEqualTo(changed);
                assertThat(alone.service.ecfDocuments.row(MENTOR.id(), ASTER).block().updatedAt()).isEqualTo(row);
                assertThat(entries(alone)).isEqualTo(changed ? entries + 1 : entries);
            }
        });
    }

    @Test
    void theHistoryNamesTheCauseAndWhenItWas() {
        var alone = knowing();
        alone.hear(declared("first", DeclarationState.SUBMITTED, 1), 1);
        alone.hear(declared("first", DeclarationState.PAID, 2), 2);
        alone.hear(declared("first", DeclarationState.AWAITING_CLAWBACK, 3), 3);

        assertThat(alone.service.recordHistory.of(MENTOR.id()).collectList().block()).extracting(entry -> entry.cause()).containsExactly(
                new Cause("receive", Actor.OPERATOR, MENTOR.madeAt()),
                new Cause("completed_declaration_received", Actor.SYSTEM, clock(1)),
                new Cause("completed_declaration_no_longer_live", Actor.SYSTEM, clock(3)));
    }

    @Test
    void whatWasOnlyRememberedIsDrawnByTheSweepOnceItIsQuiet() {
        var alone = knowing();
        alone.service.declarations.keep(declared("first", DeclarationState.SUBMITTED, 1), 1).block();
        assertThat(alone.sweep()).as("it may be on its way").isZero();
        alone.clock.pass(Duration.ofMinutes(1));

        assertThat(alone.sweep()).isEqualTo(1);
        assertThat(record(alone).mentorFundingEnds()).isEqualTo(MAY);
        assertThat(alone.sweep()).isZero();
    }

    @Test
    void aRecordThatIsTakenBackFromTheTopicStillSaysSo() {
        var alone = new Alone();
        alone.know(grace);
        var copy = alone.database.copy();
        keep(alone, MENTOR);
        alone.hear(declared("first", DeclarationState.PAID, 1), 1);
        var told = alone.service.sources().getLast().byIds(List.of(MENTOR.id().toString())).single().block();
        copy.restore();

        alone.inTransaction(() -> alone.service.ownTopics().getFirst().takeBack(told));

        assertThat(record(alone).mentorFundingEnds()).isEqualTo(MAY);
        alone.hear(declared("first", DeclarationState.PAID, 1), 1);
        assertThat(record(alone).mentorFundingEnds()).isEqualTo(MAY);
        assertThat(alone.service.recordHistory.of(MENTOR.id()).collectList().block()).extracting(entry -> entry.cause().what())
                .containsExactly("taken_back_from_topic");
    }

    @Test
    void aDeclarationOfARecordThatIsNotThereYetOrOfATeacherIsOnlyRemembered() {
        var alone = new Alone();
        alone.know(grace);
        alone.hear(declared("first", DeclarationState.SUBMITTED, 1), 1);
        var teacher = Records.teacher("a teacher's training", grace.id());
        keep(alone, teacher);
        alone.hear(declared("of a teacher", teacher, DeclarationState.SUBMITTED), 1);

        assertThat(alone.service.allDeclarations()).hasSize(2);
        assertThat(alone.service.trainingRecords.find(teacher.id()).block().record()).isEqualTo(teacher);
        keep(alone, MENTOR);
        alone.clock.pass(Duration.ofMinutes(1));
        assertThat(alone.sweep()).isEqualTo(1);
        assertThat(record(alone).mentorFundingEnds()).isEqualTo(MAY);
    }

    private Alone knowing() {
        var alone = new Alone();
        List.of(grace, survivor).forEach(alone::know);
        keep(alone, MENTOR);
        return alone;
    }

    private void keep(Alone alone, TrainingRecord record) {
        alone.inTransaction(() -> alone.service.recordTraining.record(record, Optional.empty(), new Cause("receive", Actor.OPERATOR, record.madeAt()))
                .then(alone.service.refreshRecords.of(grace)));
    }

    /** Each declaration's true story, one state per version; its date stays. */
    private static List<Told> history(RandomGenerator random) {
        var told = new ArrayList<Told>();
        for (var name : List.of("first", "second", "third")) {
            var type = random.nextInt(4) == 0 ? DeclarationType.STARTED : DeclarationType.COMPLETED;
            var date = Records.BEGINNING.plus(Duration.ofHours(random.nextInt(20_000)));
            int versions = random.nextInt(1, 6);
            for (int version = 1; version <= versions; version++) {
                var state = Generators.pick(random, List.of(DeclarationState.values()));
                told.add(new Told(new HeardDeclaration(new DeclarationId(Examples.id(name)), MENTOR.id(), type, date, state, EcfCases.Y2024A, clock(version)), version));
            }
        }
        return told;
    }

    /** The same in any order, some twice, some not at all, but the newest of each declaration arrives. */
    private static List<Told> delivered(RandomGenerator random, List<Told> history) {
        var arriving = new ArrayList<Told>();
        for (var told : history) {
            var newest = newest(history).containsKey(told.declaration());
            IntStream.range(0, random.nextInt(newest ? 1 : 0, 3)).forEach(_ -> arriving.add(told));
        }
        return Generators.shuffled(random, arriving);
    }

    private static Map<HeardDeclaration, Long> newest(List<Told> all) {
        var newest = new LinkedHashMap<DeclarationId, Told>();
        all.forEach(told -> newest.merge(told.declaration().id(), told, (one, other) -> one.version() > other.version() ? one : other));
        var versions = new LinkedHashMap<HeardDeclaration, Long>();
        newest.values().forEach(told -> versions.put(told.declaration(), told.version()));
        return versions;
    }

    private static HeardDeclaration declared(String name, DeclarationState state, int version) {
        return new HeardDeclaration(new DeclarationId(Examples.id(name)), MENTOR.id(), DeclarationType.COMPLETED, Instant.parse("2026-05-03T23:30:00Z"),
                state, EcfCases.Y2024A, clock(version));
    }

    private static HeardDeclaration declared(String name, TrainingRecord of, DeclarationState state) {
        return new HeardDeclaration(new DeclarationId(Examples.id(name)), of.id(), DeclarationType.COMPLETED, Examples.NOVEMBER, state, EcfCases.Y2024A,
                Examples.NOVEMBER);
    }

    private static Instant clock(int version) {
        return Instant.parse("2026-05-05T08:00:00Z").plus(Duration.ofDays(version));
    }

    private static TrainingRecord record(Alone alone) {
        return alone.service.trainingRecords.find(MENTOR.id()).block().record();
    }

    private static int entries(Alone alone) {
        return alone.service.recordHistory.of(MENTOR.id()).collectList().block().size();
    }

    /** What Aster is shown of whomever the mentor is now. */
    private static String shown(Alone alone) {
        return new String(alone.service.ecfDocuments.participant(record(alone).participant(), ASTER).block().body());
    }
}
