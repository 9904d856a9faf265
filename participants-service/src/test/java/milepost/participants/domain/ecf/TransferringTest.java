package milepost.participants.domain.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.Page;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/training-records.md, "Transfers". */
class TransferringTest {

    private static final Map<String, LeadProviderId> PROVIDERS = Map.of("Aster", Examples.ASTER, "Birch", Examples.BIRCH,
            "Cedar", Examples.provider("cedar"));

    @ParameterizedTest(name = "{0}; on {1} to {2} from {3}: {4}")
    @MethodSource("rows")
    void aTransferComesToWhatTheTableSays(String trains, LocalDate today, String to, LocalDate from, String comesTo) {
        var record = trained(trains);

        var decision = Transferring.decide(record, new Transferring.Asked(PROVIDERS.get(to), null, from), noonOf(today));

        assertThat(switch (decision) {
            case RecordDecision.Changed(var after) -> who(after);
            case RecordDecision.Unchanged(var same) -> {
                assertThat(same).isEqualTo(record);
                yield "nothing";
            }
            case RecordDecision.Refused(var reason) -> "refused: " + reason.refusal().code();
            case RecordDecision.Made _ -> "made";
        }).isEqualTo(comesTo);
    }

    @Test
    void withTheNewProviderTrainingIsActiveWithTheNamedPartnerOnTheSameScheduleAndWithoutMentor() {
        var teacher = Records.teacher();
        var deferred = teacher.moved(teacher.stretches().getFirst(), TrainingStatus.DEFERRED, "career-break", Examples.OCTOBER);
        var partner = Examples.id("elm schools");

        var after = changed(Transferring.decide(deferred, new Transferring.Asked(Examples.BIRCH, partner, LocalDate.of(2025, 1, 6)), Examples.NOVEMBER));

        assertThat(after.periods()).hasSize(3);
        assertThat(after.periods().getLast()).isEqualTo(new TrainingPeriod(Examples.BIRCH, TrainingStatus.ACTIVE, null, Records.STANDARD,
                Records.Y2024A, partner, null, Records.JANUARY, null));
        assertThat(after.periods().get(1).to()).isEqualTo(Records.JANUARY);
        assertThat(after.periods().get(1).status()).isEqualTo(TrainingStatus.DEFERRED);
        assertThat(after.effectiveAt()).isEqualTo(Examples.NOVEMBER);
        assertThat(after.id()).isEqualTo(teacher.id());
    }

    @Test
    void whatTheFormerProviderDidOnOrAfterThatDayIsVoid() {
        var teacher = Records.teacher();
        var withdrawn = teacher.moved(teacher.stretches().getFirst(), TrainingStatus.WITHDRAWN, "other", Examples.NOVEMBER);

        var after = changed(Transferring.decide(withdrawn, new Transferring.Asked(Examples.BIRCH, null, LondonDays.of(Examples.NOVEMBER)), Examples.NOVEMBER));

        assertThat(after.periods()).extracting(TrainingPeriod::status).containsExactly(TrainingStatus.ACTIVE, TrainingStatus.ACTIVE);
        assertThat(after.stretchOf(Examples.ASTER, LocalDate.of(2025, 1, 1)).orElseThrow().last().status()).isEqualTo(TrainingStatus.ACTIVE);
    }

    /** Decision A16: a transfer begins at midnight in London, which in summer is eleven at night. */
    @Test
    void daysAreLondonDays() {
        var after = changed(Transferring.decide(trained("Aster 2024-04-02"),
                new Transferring.Asked(Examples.BIRCH, null, LocalDate.of(2024, 7, 1)), Instant.parse("2024-06-30T23:30:00Z")));

        assertThat(after.periods().getLast().from()).isEqualTo(Instant.parse("2024-06-30T23:00:00Z"));
        assertThat(after.presentOn(LondonDays.of(Instant.parse("2024-06-30T23:30:00Z"))).leadProvider()).isEqualTo(Examples.BIRCH);
    }

    @Test
    void everyRefusalIsOnThePage() {
        assertThat(Page.table("training-records.md", "field").stream().skip(1).toList()).containsExactlyElementsOf(
                Arrays.stream(RecordRefusal.values()).map(refusal -> List.of(refusal.refusal().title(), refusal.refusal().code())).toList());
    }

    static Stream<Arguments> rows() {
        return Page.table("training-records.md", "who trains").stream().skip(1).map(row -> Arguments.of(row.toArray()));
    }

    private static TrainingRecord changed(RecordDecision decision) {
        return ((RecordDecision.Changed) decision).record();
    }

    private static TrainingRecord trained(String trains) {
        var who = Arrays.stream(trains.split(", ")).map(each -> each.split(" ")).toList();
        var from = who.stream().map(each -> LondonDays.startOf(LocalDate.parse(each[1]))).toList();
        var like = Records.teacher();
        var last = like.periods().getLast();
        var periods = IntStream.range(0, who.size()).mapToObj(i -> new TrainingPeriod(PROVIDERS.get(who.get(i)[0]), TrainingStatus.ACTIVE, null,
                last.schedule(), last.cohort(), null, null, from.get(i), i + 1 < from.size() ? from.get(i + 1) : null)).toList();
        return new TrainingRecord(like.id(), like.participant(), like.role(), periods, like.circumstances(), false, null, like.madeAt(), like.effectiveAt());
    }

    private static String who(TrainingRecord record) {
        var names = PROVIDERS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return record.stretches().stream().map(stretch -> names.get(stretch.leadProvider()) + " " + LondonDays.of(stretch.from()))
                .collect(Collectors.joining(", "));
    }

    private static Instant noonOf(LocalDate day) {
        return LondonDays.startOf(day).plus(12, ChronoUnit.HOURS);
    }
}
