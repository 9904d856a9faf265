package milepost.participants.domain;

import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static milepost.participants.domain.Examples.application;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.domain.Enrolling.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnrolmentTableTest {

    private static final long NEWER = 7;
    private static final Enrolment AS_ACCEPTED = stored(Optional.empty(), application("a").accepted(SEPTEMBER, AUTUMN).at(3));

    private static final Map<String, Optional<Enrolment>> ENROLMENTS = new LinkedHashMap<>(Map.of(
            "none", Optional.empty(),
            "as accepted", Optional.of(AS_ACCEPTED),
            "changed here", Optional.of(Examples.deferred(AS_ACCEPTED, OCTOBER, "other")),
            "ended", Optional.of(stored(Optional.of(AS_ACCEPTED), application("a").notAccepted(OCTOBER).at(4))),
            "decided later", Optional.of(stored(Optional.empty(), application("a").accepted(SEPTEMBER, AUTUMN).at(NEWER + 1)))));

    private static final Map<String, ApplicationCopy> APPLICATIONS = Map.of(
            "application not accepted", application("a").notAccepted(NOVEMBER).at(NEWER),
            "accepted as it stands", application("a").accepted(SEPTEMBER, AUTUMN).at(NEWER),
            "accepted anew", application("a").accepted(NOVEMBER, AUTUMN).at(NEWER));

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("rows")
    void anEnrolmentFollowsItsApplicationAsTheTableSays(String enrolment, String application, String outcome) {
        var decision = Enrolling.decide(ENROLMENTS.get(enrolment), APPLICATIONS.get(application));

        assertThat(named(decision)).isEqualTo(outcome);
    }

    @Test
    void theTableSaysSomethingAboutEveryStateOfBoth() {
        var named = rows().map(row -> row.get()[0] + " × " + row.get()[1]).toList();

        assertThat(named).hasSize(ENROLMENTS.size() * APPLICATIONS.size()).doesNotHaveDuplicates();
    }

    @Test
    void aNewEnrolmentIsActiveFromItsAcceptanceOn() {
        var enrolment = AS_ACCEPTED;

        assertThat(enrolment.trainingStatus()).isEqualTo(TrainingStatus.ACTIVE);
        assertThat(enrolment.periods()).singleElement().satisfies(period -> {
            assertThat(period.from()).isEqualTo(SEPTEMBER);
            assertThat(period.to()).isNull();
        });
    }

    @Test
    void anEndedEnrolmentKeepsItsHistoryAndClosesIt() {
        var ended = stored(Optional.of(Examples.deferred(AS_ACCEPTED, OCTOBER, "other")), application("a").notAccepted(NOVEMBER).at(NEWER));

        assertThat(ended.periods()).extracting(TrainingPeriod::to).containsExactly(OCTOBER, NOVEMBER);
    }

    @Test
    void aPeriodNeverEndsBeforeItBeganThoughARequestClockWentBack() {
        var ended = stored(Optional.of(AS_ACCEPTED), application("a").notAccepted(SEPTEMBER.minusSeconds(60)).at(NEWER));

        assertThat(ended.periods().getLast().to()).isEqualTo(SEPTEMBER);
    }

    private static Enrolment stored(Optional<Enrolment> is, ApplicationCopy application) {
        return ((Decision.Store) Enrolling.decide(is, application)).enrolment();
    }

    private static String named(Decision decision) {
        return switch (decision) {
            case Decision.Nothing _ -> "nothing";
            case Decision.Store(var enrolment) -> enrolment.live() ? "enrol" : "end";
        };
    }

    private static Stream<Arguments> rows() {
        var table = Page.table("enrolment");
        var applications = table.getFirst();
        return table.stream().skip(1).flatMap(row -> IntStream.range(1, row.size())
                .mapToObj(column -> Arguments.of(row.getFirst(), applications.get(column), row.get(column))));
    }
}
