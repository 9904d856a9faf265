package milepost.participants.domain.ecf;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Page;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingPeriod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/training-records.md, "One record per person and role" (decision C7). */
class ReceivingTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 6);
    private static final UUID PARTNER = Examples.id("elm schools");
    private static final UUID MENTOR = Examples.id("Hope Nash");

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cells")
    void whatIsHandedInComesToWhatTheTableSays(String what, String trained, String comesTo) {
        var is = trained.equals("by nobody") ? Optional.<TrainingRecord>empty() : Optional.of(Records.teacher());
        var intake = intake(trained.startsWith("by another") ? BIRCH : ASTER,
                said(trained.endsWith("without induction date") ? null : JANUARY));
        var first = Receiving.decide(is, intake, NOVEMBER);

        assertThat(word(first, is)).isEqualTo(what.equals("training") ? comesTo : word(first, is));
        if (what.equals("the same again")) {
            assertThat(word(Receiving.decide(record(first).or(() -> is), intake, NOVEMBER.plusSeconds(60)), is)).isEqualTo(comesTo);
        }
    }

    @Test
    void trainingBeginsOnTheInductionDateOrElseNow() {
        var known = made(Receiving.decide(Optional.empty(), intake(ASTER, said(LocalDate.of(2024, 9, 2))), NOVEMBER));
        var unknown = made(Receiving.decide(Optional.empty(), intake(ASTER, said(null)), NOVEMBER));

        assertThat(known.periods()).singleElement().satisfies(period -> {
            assertThat(period.from()).isEqualTo(Records.BEGINNING);
            assertThat(period.deliveryPartner()).isEqualTo(PARTNER);
            assertThat(period.mentor()).isEqualTo(MENTOR);
        });
        assertThat(unknown.periods().getFirst().from()).isEqualTo(NOVEMBER);
        assertThat(known.madeAt()).isEqualTo(NOVEMBER);
    }

    @Test
    void whatWasLeftOutIsUnconfirmedOfANewRecordAndStaysOfAKnownOne() {
        var nothing = new RecordChanges(Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing());

        assertThat(made(Receiving.decide(Optional.empty(), intake(ASTER, nothing), NOVEMBER)).circumstances())
                .isEqualTo(new Circumstances(EligibleForFunding.UNCONFIRMED, false, false, null, null));
        assertThat(Receiving.decide(Optional.of(Records.teacher()), intake(ASTER, nothing), NOVEMBER)).isInstanceOf(RecordDecision.Unchanged.class);
    }

    @Test
    void anotherScheduleIsAChangeOfScheduleFromNowOn() {
        var april = new ScheduleIdentifier("ecf-standard-april");
        var intake = new Receiving.Intake(Records.teacher().id(), Records.teacher().participant(), Role.ECT, ASTER, new Cohort("2025a"), april, said(null));

        var after = record(Receiving.decide(Optional.of(Records.teacher()), intake, NOVEMBER)).orElseThrow();

        assertThat(after.periods()).extracting(TrainingPeriod::schedule).containsExactly(Records.STANDARD, april);
        assertThat(after.periods()).extracting(TrainingPeriod::cohort).containsExactly(Records.Y2024A, new Cohort("2025a"));
        assertThat(after.periods().getLast().from()).isEqualTo(NOVEMBER);
        assertThat(after.periods().getLast().deliveryPartner()).isEqualTo(PARTNER);
    }

    @Test
    void aCorrectedInductionDateMovesTheBeginningAndWhatElseWasSaidHoldsFromThen() {
        var after = record(Receiving.decide(Optional.of(Records.teacher()), intake(ASTER, said(JANUARY)), NOVEMBER)).orElseThrow();

        assertThat(after.periods()).singleElement().satisfies(period -> {
            assertThat(period.from()).isEqualTo(Records.JANUARY);
            assertThat(period.deliveryPartner()).isEqualTo(PARTNER);
            assertThat(period.mentor()).isEqualTo(MENTOR);
        });
        assertThat(after.circumstances().inductionStartDate()).isEqualTo(JANUARY);
    }

    /** What is handed in describes the training with the new provider from its first day on, also where that lies in the past. */
    @Test
    void aTransferInThePastBringsScheduleAndPartnerFromItsFirstDay() {
        var april = new ScheduleIdentifier("ecf-standard-april");
        var intake = new Receiving.Intake(Records.teacher().id(), Records.teacher().participant(), Role.ECT, BIRCH, Records.Y2024A, april,
                said(LocalDate.of(2024, 10, 1)));

        var after = record(Receiving.decide(Optional.of(Records.teacher()), intake, NOVEMBER)).orElseThrow();

        assertThat(after.periods()).hasSize(2);
        assertThat(after.periods().getLast()).satisfies(period -> {
            assertThat(period.schedule()).isEqualTo(april);
            assertThat(period.deliveryPartner()).isEqualTo(PARTNER);
            assertThat(period.mentor()).isEqualTo(MENTOR);
        });
        assertThat(after.circumstances().inductionStartDate()).isEqualTo(LocalDate.of(2024, 10, 1));
        assertThat(after.effectiveAt()).isEqualTo(NOVEMBER);
        assertThat(Receiving.decide(Optional.of(after), intake, NOVEMBER.plusSeconds(60))).isInstanceOf(RecordDecision.Unchanged.class);
    }

    @Test
    void aTransferBeforeTheOtherProviderBeganIsRefusedWithTheFieldThatSaysSo() {
        assertThat(Receiving.decide(Optional.of(Records.teacher()), intake(BIRCH, said(LocalDate.of(2024, 9, 2))), SEPTEMBER))
                .isEqualTo(new RecordDecision.Refused(RecordRefusal.INDUCTION_BEFORE_TRAINING));
    }

    @Test
    void nullClearsAndWhatIsNotSaidStays() {
        var cleared = new RecordChanges(Said.of(null), Said.of(null), Said.of(null), Said.of(EligibleForFunding.UNCONFIRMED), Said.nothing(),
                Said.nothing(), Said.of(null));

        var after = record(Records.teacher().told(cleared, NOVEMBER)).orElseThrow();

        assertThat(after.circumstances()).isEqualTo(new Circumstances(EligibleForFunding.UNCONFIRMED, false, true, null, null));
        assertThat(after.periods()).hasSize(2);
        assertThat(after.periods().getLast().deliveryPartner()).isNull();
        assertThat(after.periods().getLast().mentor()).isNull();
        assertThat(after.periods().getFirst()).isEqualTo(new TrainingPeriod(ASTER, Records.teacher().periods().getFirst().status(), null,
                Records.STANDARD, Records.Y2024A, Records.teacher().periods().getFirst().deliveryPartner(),
                Records.teacher().periods().getFirst().mentor(), Records.BEGINNING, NOVEMBER));
        assertThat(after.told(cleared, NOVEMBER.plusSeconds(60))).isInstanceOf(RecordDecision.Unchanged.class);
    }

    static Stream<Arguments> cells() {
        var table = Page.table("training-records.md", "is handed in");
        return table.stream().skip(1).flatMap(row -> IntStream.range(1, row.size())
                .mapToObj(column -> Arguments.of(row.getFirst(), table.getFirst().get(column), row.get(column))));
    }

    private static String word(RecordDecision decision, Optional<TrainingRecord> before) {
        return switch (decision) {
            case RecordDecision.Made _ -> "made";
            case RecordDecision.Changed(var after) -> after.providers().equals(before.orElseThrow().providers()) ? "changed" : "transferred";
            case RecordDecision.Unchanged _ -> "unchanged";
            case RecordDecision.Refused(var reason) -> "refused: " + reason.refusal().code();
        };
    }

    private static Optional<TrainingRecord> record(RecordDecision decision) {
        return switch (decision) {
            case RecordDecision.Made(var made) -> Optional.of(made);
            case RecordDecision.Changed(var after) -> Optional.of(after);
            case RecordDecision.Unchanged(var same) -> Optional.of(same);
            case RecordDecision.Refused _ -> Optional.empty();
        };
    }

    private static TrainingRecord made(RecordDecision decision) {
        return ((RecordDecision.Made) decision).record();
    }

    private static Receiving.Intake intake(LeadProviderId provider, RecordChanges said) {
        return new Receiving.Intake(Records.teacher().id(), Records.teacher().participant(), Role.ECT, provider, Records.Y2024A, Records.STANDARD, said);
    }

    private static RecordChanges said(@Nullable LocalDate induction) {
        return new RecordChanges(Said.of(PARTNER), Said.of("106286"), Said.of(MENTOR), Said.of(EligibleForFunding.YES), Said.of(false),
                Said.of(true), induction == null ? Said.nothing() : Said.of(induction));
    }
}
