package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.ChangeEcfTraining.Shape;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.ecf.EcfCases;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.training.Asked;
import milepost.participants.inmemory.ParticipantsInMemory.Visible;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Providers' commands on teachers and mentors between transfers and declarations: what is stored, told and shown agrees after every step. */
class AnySequenceOfEcfCommandsTest {

    private static final int CASES = 100;
    private static final int STEPS = 30;
    private static final List<LeadProviderId> PROVIDERS = List.of(ASTER, BIRCH, Examples.provider("cedar"));
    private static final Person ADA = Examples.person("Ada Bell");
    private static final Comparator<LeadProviderId> BY_ID = Comparator.comparing(LeadProviderId::value);

    @Test
    void nothingChangesWithoutATimeThatMovesAndNothingMovesWithoutAChange() {
        Seeds.forEach("any sequence of ECF commands", CASES, random -> {
            var play = new Played(random);
            for (int step = 0; step < STEPS; step++) {
                var before = play.documents();
                var records = play.records();
                var allowed = play.step();
                play.onlyWhatWasAllowedIsAnother(records, allowed);
                play.timesMoveExactlyWithTheDocuments(before, play.records().equals(records));
                play.historyAndDocumentsBelongToTheRecords();
            }
        });
    }

    /** One story of a teacher who is a mentor, too, told step by step. */
    private static final class Played {

        private final RandomGenerator random;
        private final Alone alone = new Alone();
        private long heard;
        private Instant now = Records.BEGINNING;

        Played(RandomGenerator random) {
            this.random = random;
            alone.know(ADA);
            PROVIDERS.forEach(provider -> EcfCases.catalogue(provider).forEach(entry -> alone.service.catalogue.keep(entry, 1).block()));
            Stream.of(Records.teacher(), Records.mentor().movedTo(ADA.id(), Records.BEGINNING)).forEach(record -> store(record, Optional.empty()));
        }

        private void store(TrainingRecord record, Optional<TrainingRecords.Stored> before) {
            alone.inTransaction(() -> alone.service.recordTraining.record(record, before.map(TrainingRecords.Stored::recorded),
                    new Cause("said", Actor.OPERATOR, record.effectiveAt())).then(alone.service.refreshRecords.of(ADA)));
        }

        /** Which record may be another afterwards. */
        Optional<Role> step() {
            now = now.plusSeconds(random.nextInt(-86_400, 1_000_000));
            alone.clock.pass(Duration.ofMillis(random.nextInt(3)));
            return switch (random.nextInt(8)) {
                case 0 -> transferred();
                case 1 -> declared();
                default -> provided();
            };
        }

        private Optional<Role> transferred() {
            var stored = Generators.pick(random, stored());
            var from = now.plusSeconds(random.nextInt(2_000_000));
            if (from.isAfter(stored.record().periods().getFirst().from())) {
                store(Records.given(stored.record(), Generators.pick(random, PROVIDERS), from), Optional.of(stored));
            }
            return Optional.of(stored.record().role());
        }

        private Optional<Role> declared() {
            var training = Generators.pick(random, stored()).record();
            var type = Generators.pick(random, List.of(DeclarationType.STARTED, DeclarationType.COMPLETED));
            alone.hear(new HeardDeclaration(new DeclarationId(Examples.id(type + " of " + training.id())), training.id(), type, now,
                    Generators.pick(random, List.of(DeclarationState.values())), EcfCases.Y2024A, now), ++heard);
            return training.role() == Role.MENTOR && type.equals(DeclarationType.COMPLETED) ? Optional.of(Role.MENTOR) : Optional.empty();
        }

        private Optional<Role> provided() {
            var role = Generators.pick(random, List.of(Role.values()));
            var asked = new Asked(role.course().value(), Generators.pick(random, List.of("other", "career-break", "moved-school")),
                    Generators.pick(random, List.of(EcfCases.SEPTEMBER, EcfCases.JANUARY, EcfCases.REDUCED, EcfCases.REPLACEMENT)).value(),
                    Generators.pick(random, List.of("2023", "2024", "2025")));
            var outcome = alone.command(() -> alone.service.changeEcfTraining.change(new ChangeEcfTraining.Request(ADA.id(),
                    Generators.pick(random, PROVIDERS), Generators.pick(random, List.of(EcfAction.values())), asked, now,
                    Generators.pick(random, List.of(Shape.values())))));
            return outcome instanceof ChangeEcfTraining.Outcome.Changed ? Optional.of(role) : Optional.empty();
        }

        List<TrainingRecords.Stored> stored() {
            return alone.service.trainingRecords.ofParticipant(ADA.id()).collectList().block();
        }

        Map<Role, TrainingRecord> records() {
            var records = new HashMap<Role, TrainingRecord>();
            stored().forEach(each -> records.put(each.record().role(), each.record()));
            return records;
        }

        void onlyWhatWasAllowedIsAnother(Map<Role, TrainingRecord> before, Optional<Role> allowed) {
            records().forEach((role, record) -> {
                if (!allowed.equals(Optional.of(role))) {
                    assertThat(record).isEqualTo(before.get(role));
                }
            });
        }

        void historyAndDocumentsBelongToTheRecords() {
            stored().forEach(each -> assertThat(alone.service.recordHistory.of(each.record().id()).collectList().block().getLast().version())
                    .isEqualTo(each.recorded().version()));
            assertThat(alone.service.allEcfRows().stream().map(Visible::viewer).sorted(BY_ID).toList())
                    .isEqualTo(stored().stream().flatMap(each -> each.record().providers().stream()).sorted(BY_ID).toList());
        }

        Map<String, Visible> documents() {
            var documents = new HashMap<String, Visible>();
            alone.service.allEcfDocuments().forEach(document -> documents.put("person as seen by " + document.viewer(), document));
            alone.service.allEcfRows().forEach(row -> documents.put(trainingRecordIn(row) + " as seen by " + row.viewer(), row));
            return documents;
        }

        /** Decision A8. */
        void timesMoveExactlyWithTheDocuments(Map<String, Visible> before, boolean nothingChanged) {
            var after = documents();
            if (nothingChanged) {
                assertThat(after).usingRecursiveComparison().isEqualTo(before);
            }
            after.forEach((viewed, document) -> Optional.ofNullable(before.get(viewed)).ifPresent(earlier ->
                    assertThat(document.updatedAt().isAfter(earlier.updatedAt())).isEqualTo(!content(document).equals(content(earlier)))));
        }

        private static String content(Visible document) {
            return new String(document.body()).replaceAll("\"updated_at\":\"[^\"]*\"", "");
        }

        private static String trainingRecordIn(Visible row) {
            return new String(row.body()).replaceAll(".*\"training_record_id\":\"([^\"]*)\".*", "$1");
        }
    }
}
