package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.ReceiveTrainingRecord;
import milepost.participants.application.ecf.RecordOutcome;
import milepost.participants.application.ecf.TrainingRecords.Stored;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticularsRefusal.Written;
import milepost.participants.domain.Person;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.ecf.EcfCatalogue;
import milepost.participants.domain.ecf.EligibleForFunding;
import milepost.participants.domain.ecf.RecordChanges;
import milepost.participants.domain.ecf.Said;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.domain.ecf.Transferring;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Registration hands in, changes, transfers and merges in any sequence, with request clocks that go back: what must hold holds after every step. */
class AnySequenceOfIntakeTest {

    private static final int CASES = 100;
    private static final int STEPS = 30;
    private static final List<LeadProviderId> PROVIDERS = List.of(ASTER, BIRCH, Examples.provider("cedar"));
    private static final List<Person> PERSONS = List.of(Examples.person("Ada Bell"), Examples.person("Grace Moss"), Examples.person("Hope Nash"));
    private static final List<String> SCHEDULES = List.of("ecf-standard-september", "ecf-extended-april", "ecf-reduced-september",
            "ecf-replacement-september", "ecf-standard-may");
    private static final UUID PARTNER = Examples.id("elm schools");

    @Test
    void aCommandIsDoneOnceOrNotAtAllAndEverybodySeesWhatTheyShould() {
        Seeds.forEach("any sequence of intake", CASES, random -> {
            var play = new Played(random);
            for (int step = 0; step < STEPS; step++) {
                play.step();
                play.periodsFollowOneAnother();
                play.everyRecordIsSeenByWhoTrainsItAndByNobodyElse();
                play.aPersonTrainsOnceInARoleUnlessTwoBecameOne();
            }
        });
    }

    /** One story, told step by step. */
    private static final class Played {

        private final RandomGenerator random;
        private final Alone alone = new Alone();
        private Instant now = Examples.SEPTEMBER;
        private boolean merged;

        Played(RandomGenerator random) {
            this.random = random;
            PERSONS.forEach(alone::know);
            EcfCatalogue.schedules().forEach(entry -> alone.service.catalogue.keep(entry, 1).block());
            PROVIDERS.forEach(provider -> alone.service.catalogue.keep(EcfCatalogue.provider(provider), 1).block());
            alone.service.catalogue.keep(EcfCatalogue.partner(PARTNER), 1).block();
        }

        void step() {
            now = now.plusSeconds(random.nextInt(-200_000, 2_000_000));
            alone.clock.pass(Duration.ofMillis(random.nextInt(3)));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> twice(receiving());
                case 3, 4 -> anyRecord().ifPresent(this::change);
                case 5, 6 -> anyRecord().ifPresent(id -> twice(transferring(id)));
                default -> {
                    if (random.nextInt(4) == 0) {
                        alone.command(() -> alone.service.mergePersons.merge(Generators.pick(random, PERSONS).id(), Generators.pick(random, PERSONS).id(), now));
                        merged = true;
                    }
                }
            }
        }

        /** Another induction date is the first day of somebody's part in the training, or nothing is changed. */
        private void change(TrainingRecordId id) {
            var changes = changes();
            var before = record(id);
            twice(changing(id, changes));
            var day = changes.inductionStartDate().value();
            if (!record(id).equals(before) && day != null && !day.equals(before.circumstances().inductionStartDate())) {
                assertThat(record(id).stretches()).extracting(stretch -> LondonDays.of(stretch.from())).contains(day);
            }
        }

        private TrainingRecord record(TrainingRecordId id) {
            return alone.service.trainingRecords.find(id).block().record();
        }

        void periodsFollowOneAnother() {
            alone.service.allTrainingRecords().stream().map(stored -> stored.record().periods()).forEach(periods -> {
                for (int i = 1; i < periods.size(); i++) {
                    assertThat(periods.get(i - 1).to()).isEqualTo(periods.get(i).from()).isAfter(periods.get(i - 1).from());
                }
            });
        }

        /** The second time there is nothing left to do, and what was refused left nothing behind. */
        private void twice(Supplier<Mono<RecordOutcome>> command) {
            var before = alone.service.allTrainingRecords();
            var outcome = alone.command(command);
            var after = alone.service.allTrainingRecords();
            switch (outcome) {
                case RecordOutcome.Made(var id, _) -> told(id, after.size() == before.size() + 1);
                case RecordOutcome.Changed(var id, _) -> told(id, after.size() == before.size() && !after.equals(before));
                case RecordOutcome.Unchanged _, RecordOutcome.Refused _, RecordOutcome.Unknown _ -> assertThat(after).isEqualTo(before);
            }
            var again = alone.command(command);
            assertThat(again).isInstanceOf(outcome instanceof RecordOutcome.Refused ? RecordOutcome.Refused.class : RecordOutcome.Unchanged.class);
            assertThat(alone.service.allTrainingRecords()).isEqualTo(after);
        }

        private void told(TrainingRecordId id, boolean asItSays) {
            assertThat(asItSays).isTrue();
            var stored = alone.service.trainingRecords.find(id).block();
            assertThat(stored.record().effectiveAt()).isEqualTo(now);
            assertThat(alone.service.recordHistory.of(id).collectList().block().getLast().version()).isEqualTo(stored.recorded().version());
            assertThat(stored.record().periods().getLast().to()).isNull();
        }

        private Supplier<Mono<RecordOutcome>> receiving() {
            var person = Generators.pick(random, PERSONS);
            var request = new ReceiveTrainingRecord.Request(Optional.empty(), Optional.of(person.id()), new Written(person.fullName(), null, null, null),
                    new CourseIdentifier(Generators.pick(random, List.of("ecf-induction", "ecf-mentor"))), Generators.pick(random, PROVIDERS),
                    Generators.pick(random, List.of("2024", "2025a")), new ScheduleIdentifier(Generators.pick(random, SCHEDULES)), changes(), now);
            return () -> alone.service.receiveTrainingRecord.receive(request);
        }

        private Supplier<Mono<RecordOutcome>> changing(TrainingRecordId id, RecordChanges changes) {
            var request = new ChangeTrainingRecord.Request(id, changes, now);
            return () -> alone.service.changeTrainingRecord.change(request);
        }

        private Supplier<Mono<RecordOutcome>> transferring(TrainingRecordId id) {
            var request = new TransferTraining.Request(id, new Transferring.Asked(Generators.pick(random, PROVIDERS),
                    random.nextBoolean() ? PARTNER : null, day()), now);
            return () -> alone.service.transferTraining.transfer(request);
        }

        private RecordChanges changes() {
            return new RecordChanges(maybe(random.nextBoolean() ? PARTNER : null), maybe(random.nextBoolean() ? "106286" : null),
                    maybe(random.nextInt(3) == 0 ? Generators.pick(random, PERSONS).id().value() : null),
                    maybe(Generators.pick(random, List.of(EligibleForFunding.values()))), maybe(random.nextBoolean()), maybe(random.nextBoolean()),
                    maybe(random.nextInt(4) == 0 ? null : day()));
        }

        private <T> Said<T> maybe(T value) {
            return random.nextBoolean() ? Said.of(value) : Said.nothing();
        }

        private LocalDate day() {
            return LondonDays.of(now).plusDays(random.nextInt(-60, 60));
        }

        private Optional<TrainingRecordId> anyRecord() {
            var all = alone.service.allTrainingRecords();
            return all.isEmpty() ? Optional.empty() : Optional.of(Generators.pick(random, all).record().id());
        }

        void everyRecordIsSeenByWhoTrainsItAndByNobodyElse() {
            var shouldSee = alone.service.allTrainingRecords().stream().map(Stored::record)
                    .flatMap(record -> record.providers().stream().map(provider -> record.participant() + " " + provider)).distinct().sorted().toList();
            assertThat(alone.service.allEcfDocuments().stream().map(document -> document.participant() + " " + document.viewer()).sorted().toList())
                    .isEqualTo(shouldSee);
        }

        void aPersonTrainsOnceInARoleUnlessTwoBecameOne() {
            var trained = alone.service.allTrainingRecords().stream().map(stored -> stored.record().participant() + " " + stored.record().role()).toList();
            if (!merged) {
                assertThat(trained).doesNotHaveDuplicates();
            }
            assertThat(alone.service.allTrainingRecords()).allMatch(stored ->
                    !alone.service.persons.find(stored.record().participant()).block().person().retired());
        }
    }
}
