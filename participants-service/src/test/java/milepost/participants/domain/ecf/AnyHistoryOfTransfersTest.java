package milepost.participants.domain.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingStatus;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Transfers, changes of status and of schedule in any sequence, on any day: the periods always say who trains when, and nothing else. */
class AnyHistoryOfTransfersTest {

    private static final int CASES = 500;
    private static final int STEPS = 25;
    private static final int DAYS = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 9, 2);
    private static final List<LeadProviderId> PROVIDERS = List.of(Examples.ASTER, Examples.BIRCH, Examples.provider("cedar"));

    @Test
    void periodsFollowOneAnotherWithoutGapAndTransfersHoldFromTheirDayOn() {
        Seeds.forEachOnAllCores("any history of transfers", CASES, random -> {
            var told = new Told(random);
            for (int step = 0; step < STEPS; step++) {
                told.step();
                told.periodsFollowOneAnother();
                told.whoTrainsIsWhoWasSaidLast();
            }
        });
    }

    /** One history, with a plain list of who was said to train from which day on. */
    private static final class Told {

        private final RandomGenerator random;
        private final TreeMap<LocalDate, LeadProviderId> said = new TreeMap<>();
        private TrainingRecord record = Records.teacher();
        private Instant at = Examples.SEPTEMBER;

        Told(RandomGenerator random) {
            this.random = random;
            said.put(FIRST_DAY, Examples.ASTER);
        }

        void step() {
            // request clocks may go back
            at = at.plusSeconds(random.nextInt(-500_000, 2_000_000));
            var stretch = record.stretchOf(Generators.pick(random, PROVIDERS), LondonDays.of(at));
            switch (random.nextInt(4)) {
                case 0 -> stretch.ifPresent(own -> record = record.moved(own, Generators.pick(random, List.of(TrainingStatus.values())), "other", at));
                case 1 -> stretch.ifPresent(own -> record = record.rescheduled(own, Generators.pick(random, List.of(Records.Y2024A, new Cohort("2025a"))),
                        new ScheduleIdentifier(Generators.pick(random, List.of("ecf-standard-september", "ecf-extended-april"))), at));
                default -> transfer(Generators.pick(random, PROVIDERS), FIRST_DAY.plusDays(random.nextInt(-5, DAYS)));
            }
        }

        private void transfer(LeadProviderId to, LocalDate from) {
            var decision = Transferring.decide(record, new Transferring.Asked(to, Examples.id("partner"), from), at);
            var today = LondonDays.of(at).isBefore(FIRST_DAY) ? FIRST_DAY : LondonDays.of(at);
            var begin = beginOfTurn(today);
            var tooEarly = from.isBefore(begin) || from.equals(begin) && !said.floorEntry(today).getValue().equals(to);
            assertThat(decision instanceof RecordDecision.Refused).isEqualTo(tooEarly);
            if (!tooEarly) {
                said.tailMap(from, true).clear();
                said.put(from, to);
            }
            if (decision instanceof RecordDecision.Changed(var after)) {
                record = after;
                assertThat(Transferring.decide(record, new Transferring.Asked(to, Examples.id("partner"), from), at))
                        .isInstanceOf(RecordDecision.Unchanged.class);
            }
        }

        /** Of several days on which one provider was named in a row, the first. */
        private LocalDate beginOfTurn(LocalDate today) {
            var entry = said.floorEntry(today);
            while (said.lowerEntry(entry.getKey()) != null && said.lowerEntry(entry.getKey()).getValue().equals(entry.getValue())) {
                entry = said.lowerEntry(entry.getKey());
            }
            return entry.getKey();
        }

        void periodsFollowOneAnother() {
            var periods = record.periods();
            assertThat(periods.getLast().to()).isNull();
            for (int i = 1; i < periods.size(); i++) {
                assertThat(periods.get(i - 1).to()).isEqualTo(periods.get(i).from());
                assertThat(periods.get(i - 1).from()).isBefore(periods.get(i).from());
            }
            assertThat(record.stretches().stream().flatMap(stretch -> stretch.periods().stream()).toList()).isEqualTo(periods);
        }

        void whoTrainsIsWhoWasSaidLast() {
            for (var day = FIRST_DAY; day.isBefore(FIRST_DAY.plusDays(DAYS + 10)); day = day.plusDays(1)) {
                assertThat(record.presentOn(day).leadProvider()).as("on %s", day).isEqualTo(said.floorEntry(day).getValue());
            }
        }
    }
}
