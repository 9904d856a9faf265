package milepost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongPlanTest {

    private static final Duration LONG = Duration.ofHours(6);

    @Test
    void aHundredKillsOfEachProcessComeInTenStormsAndEveryOtherFaultTenTimesBetweenThem() {
        LongPlan plan = LongPlan.of(7, 100, LONG);

        assertThat(plan.rounds()).hasSize(10).allSatisfy(round -> {
            assertThat(round.storm().kills()).isEqualTo(52);
            assertThat(round.faults()).hasSize(7).noneMatch(fault -> fault.name().startsWith("kill -9"));
        });
        assertThat(kills(plan, "kafka")).isEqualTo(20);
        Map<String, Long> times = plan.rounds().stream().flatMap(round -> round.faults().stream())
                .collect(Collectors.groupingBy(Fault::name, Collectors.counting()));
        assertThat(times).containsEntry("Kafka frozen for 40 s", 10L).containsEntry("database connections cut", 10L).containsEntry("20 clients hang up", 10L);
        assertThat(sum(times, "PostgreSQL stopped")).isEqualTo(10);
        // a date that is none hurts nobody where none is read
        assertThat(times).containsEntry("11 kinds of poison in milepost.participants", 2L);
        assertThat(sum(times, "12 kinds of poison")).isEqualTo(8);
        assertThat(sum(times, "copies of")).isEqualTo(10);
        assertThat(sum(times, "milepost.")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 11, 99, 100, 101, 250})
    void asManyKillsAsWereAskedForAndNeverManyMoreThanFiftyBetweenComparisons(int asked) {
        LongPlan plan = LongPlan.of(7, asked, LONG);

        assertThat(Ground.PROCESSES).allSatisfy(process -> assertThat(kills(plan, process)).isEqualTo(asked));
        assertThat(kills(plan, "kafka")).isEqualTo((asked + 4) / 5);
        assertThat(plan.rounds()).allMatch(round -> round.storm().kills() <= 53);
        assertThat(plan.faults()).isEqualTo(7 * Math.min(10, plan.rounds().size()));
    }

    @Test
    void theSameSeedGivesTheSameRounds() {
        assertThat(LongPlan.of(7, 30, LONG)).isEqualTo(LongPlan.of(7, 30, LONG)).isNotEqualTo(LongPlan.of(8, 30, LONG));
    }

    @Test
    void restoredCopiesComeLastAndWithoutAStorm() {
        LongPlan plan = LongPlan.of(7, 10, LONG).withRestore();

        assertThat(plan.rounds()).hasSize(2);
        assertThat(plan.rounds().getLast().storm().kills()).isZero();
        assertThat(names(plan.rounds().getLast().faults())).isEqualTo(names(Plan.once(7).withRestore().finale())).isNotEmpty();
    }

    private static int kills(LongPlan plan, String process) {
        return plan.rounds().stream().mapToInt(round -> round.storm().clocks().get(process).kills()).sum();
    }

    private static long sum(Map<String, Long> times, String begin) {
        return times.entrySet().stream().filter(each -> each.getKey().startsWith(begin)).mapToLong(Map.Entry::getValue).sum();
    }

    private static List<String> names(List<Fault> faults) {
        return faults.stream().map(Fault::name).toList();
    }
}
