package milepost.participants.domain.ecf;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.ecf.EcfCases.asked;
import static milepost.participants.domain.ecf.EcfCases.at;
import static milepost.participants.domain.ecf.EcfCases.codes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.Page;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/training-records.md, "A corrected induction date". */
class BeginningTest {

    private static final Map<String, LeadProviderId> PROVIDERS = Map.of("Aster", ASTER, "Birch", BIRCH);
    private static final UUID MENTOR = Examples.id("Hope Nash");

    @ParameterizedTest(name = "{0}; first {1}, then {2}: {3}")
    @MethodSource("rows")
    void aCorrectionComesToWhatTheTableSays(String trains, String before, String now, String comesTo) {
        var corrected = induction(day(now));

        var decision = trained(trains, day(before)).told(corrected, NOVEMBER);

        assertThat(switch (decision) {
            case RecordDecision.Changed(var after) -> {
                assertThat(after.circumstances().inductionStartDate()).isEqualTo(day(now));
                assertThat(after.effectiveAt()).isEqualTo(NOVEMBER);
                assertThat(after.told(corrected, NOVEMBER.plusSeconds(60))).isEqualTo(new RecordDecision.Unchanged(after));
                isOneUnbrokenLine(after.periods());
                yield described(after.periods());
            }
            case RecordDecision.Refused(var reason) -> "refused: " + reason.refusal().code();
            case RecordDecision.Made _, RecordDecision.Unchanged _ -> decision.toString();
        }).isEqualTo(comesTo);
    }

    /** Somebody who was thought to begin in October, and began in September. */
    @Test
    void whoBeganEarlierThanWasSaidTrainsAndCanBeDeferredWithdrawnAndTransferredFromThen() {
        var mistaken = trained("Aster 2026-10-01", LocalDate.of(2026, 10, 1));
        var middle = Instant.parse("2026-09-14T09:00:00Z");
        var corrected = changed(mistaken.told(induction(LocalDate.of(2026, 9, 1)), middle));

        assertThat(RecordView.of(mistaken, ASTER, LondonDays.of(middle)).orElseThrow().status()).isEqualTo(ParticipantStatus.JOINING);
        assertThat(RecordView.of(corrected, ASTER, LondonDays.of(middle)).orElseThrow().status()).isEqualTo(ParticipantStatus.ACTIVE);
        for (var action : List.of(EcfAction.DEFER, EcfAction.WITHDRAW)) {
            assertThat(codes(action.decide(at(middle, asked("other"), mistaken)))).containsExactly("training_under_a_day");
            assertThat(codes(action.decide(at(middle, asked("other"), corrected)))).isEmpty();
        }
        assertThat(described(changed(Transferring.decide(corrected, new Transferring.Asked(BIRCH, null, LocalDate.of(2026, 9, 20)), middle)).periods()))
                .isEqualTo("Aster 2026-09-01, Birch 2026-09-20");
    }

    @Test
    void theMentorOfBeforeMentorsFromTheNewBeginningOn() {
        var after = changed(trained("Aster 2024-09-02, mentored 2024-09-10", LocalDate.of(2024, 9, 2)).told(induction(LocalDate.of(2024, 9, 16)), NOVEMBER));

        assertThat(after.periods()).extracting(TrainingPeriod::mentor).containsExactly(MENTOR);
    }

    /** Who hands in a date speaks of training with itself, and of no other provider's. */
    @Test
    void aDateThatAProviderHandsInMovesTheBeginningOfItsOwnTraining() {
        var transferred = "Aster 2024-09-02, Birch 2024-10-01";

        assertThat(handedIn(BIRCH, trained(transferred, LocalDate.of(2024, 10, 1)), LocalDate.of(2024, 10, 7))).isEqualTo("Aster 2024-09-02, Birch 2024-10-07");
        assertThat(handedIn(BIRCH, trained(transferred, LocalDate.of(2024, 10, 1)), LocalDate.of(2024, 12, 2))).isEqualTo("Aster 2024-09-02, Birch 2024-12-02");
        assertThat(handedIn(BIRCH, trained(transferred, LocalDate.of(2024, 9, 2)), LocalDate.of(2024, 9, 9))).isEqualTo(transferred);
        assertThat(handedIn(ASTER, trained("Aster 2024-09-02, Birch 2025-01-06", LocalDate.of(2025, 1, 6)), LocalDate.of(2024, 9, 9)))
                .isEqualTo("Aster 2024-09-09, Birch 2025-01-06");
        assertThat(handedIn(ASTER, trained("Aster 2024-09-02, deferred 2024-10-01", LocalDate.of(2024, 9, 2)), LocalDate.of(2024, 10, 7)))
                .isEqualTo("refused: induction_start_date_impossible");
    }

    static Stream<Arguments> rows() {
        return Page.table("training-records.md", "trains").stream().skip(1).map(row -> Arguments.of(row.toArray()));
    }

    private static String handedIn(LeadProviderId provider, TrainingRecord record, LocalDate induction) {
        var intake = new Receiving.Intake(record.id(), record.participant(), record.role(), provider, Records.Y2024A, Records.STANDARD, induction(induction));
        return switch (Receiving.decide(Optional.of(record), intake, NOVEMBER)) {
            case RecordDecision.Changed(var after) -> described(after.periods());
            case RecordDecision.Refused(var reason) -> "refused: " + reason.refusal().code();
            case RecordDecision.Made _ -> "made";
            case RecordDecision.Unchanged _ -> "unchanged";
        };
    }

    private static RecordChanges induction(@Nullable LocalDate day) {
        return new RecordChanges(Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing(), Said.of(day));
    }

    private static TrainingRecord changed(RecordDecision decision) {
        return ((RecordDecision.Changed) decision).record();
    }

    private static @Nullable LocalDate day(String word) {
        return word.equals("nothing") ? null : LocalDate.parse(word);
    }

    /** The record of that history, in which nothing else was said but the induction date. */
    private static TrainingRecord trained(String trains, @Nullable LocalDate induction) {
        var like = Records.teacher();
        var periods = new ArrayList<TrainingPeriod>();
        Arrays.stream(trains.split(", ")).forEach(event -> {
            var what = event.substring(0, event.lastIndexOf(' '));
            var from = LondonDays.startOf(LocalDate.parse(event.substring(event.lastIndexOf(' ') + 1)));
            if (periods.isEmpty()) {
                periods.add(new TrainingPeriod(PROVIDERS.get(what), TrainingStatus.ACTIVE, null, Records.STANDARD, Records.Y2024A, null, null, from, null));
            } else {
                var last = periods.removeLast();
                periods.add(last.endedAt(from));
                periods.add(next(last, what, from));
            }
        });
        return new TrainingRecord(like.id(), like.participant(), like.role(), periods,
                new Circumstances(EligibleForFunding.YES, false, false, null, induction), false, null, like.madeAt(), like.effectiveAt());
    }

    private static TrainingPeriod next(TrainingPeriod last, String what, Instant from) {
        return switch (what) {
            case "deferred" -> period(last, TrainingStatus.DEFERRED, "other", last.cohort(), last.mentor(), from);
            case "resumed" -> period(last, TrainingStatus.ACTIVE, null, last.cohort(), last.mentor(), from);
            case "in 2025a" -> period(last, last.status(), last.reason(), new Cohort("2025a"), last.mentor(), from);
            case "mentored" -> period(last, last.status(), last.reason(), last.cohort(), MENTOR, from);
            default -> new TrainingPeriod(PROVIDERS.get(what), TrainingStatus.ACTIVE, null, last.schedule(), last.cohort(), null, null, from, null);
        };
    }

    private static TrainingPeriod period(TrainingPeriod last, TrainingStatus status, @Nullable String reason, Cohort cohort, @Nullable UUID mentor, Instant from) {
        return new TrainingPeriod(last.leadProvider(), status, reason, last.schedule(), cohort, last.deliveryPartner(), mentor, from, null);
    }

    private static String described(List<TrainingPeriod> periods) {
        return IntStream.range(0, periods.size()).mapToObj(i -> what(i == 0 ? null : periods.get(i - 1), periods.get(i)) + " "
                + LondonDays.of(periods.get(i).from())).collect(Collectors.joining(", "));
    }

    private static String what(@Nullable TrainingPeriod last, TrainingPeriod period) {
        if (last == null || !last.leadProvider().equals(period.leadProvider())) {
            return period.leadProvider().equals(ASTER) ? "Aster" : "Birch";
        }
        if (last.status() != period.status()) {
            return period.status() == TrainingStatus.ACTIVE ? "resumed" : period.status().word();
        }
        return last.cohort().equals(period.cohort()) ? "mentored" : "in " + period.cohort().identifier();
    }

    private static void isOneUnbrokenLine(List<TrainingPeriod> periods) {
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i - 1).to()).isEqualTo(periods.get(i).from());
            assertThat(Objects.requireNonNull(periods.get(i - 1).to())).isAfter(periods.get(i - 1).from());
        }
        assertThat(periods.getLast().to()).isNull();
    }
}
