package milepost.applications.domain;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.accepted;
import static milepost.applications.domain.Examples.another;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CourseGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FundingTest {

    @ParameterizedTest(name = "given {0}, funded before {1}")
    @MethodSource("verdicts")
    void theVerdictIsTheOneOnThePage(String given, String before, String verdict, String shown, String published) {
        Funding funding = Examples.fundedBefore(Funding.marked(given.equals("null") ? null : Boolean.valueOf(given)), before.equals("yes"));

        assertThat(funding.verdict().wire()).isEqualTo(verdict);
        assertThat(Objects.requireNonNullElse(funding.ineligibleReason(), "none")).isEqualTo(shown);
        assertThat(Objects.requireNonNullElse(funding.reason(), "none")).isEqualTo(published);
    }

    static Stream<Arguments> verdicts() {
        return Page.rows("given verdict").stream().map(row -> Arguments.of(row.toArray()));
    }

    @ParameterizedTest(name = "a {0} cohort")
    @MethodSource("places")
    void theFundedPlaceIsTheOneOnThePage(String cohort, String received, String withTrue, String withFalse) {
        CohortFunding funding = CohortFunding.parse(cohort).orElseThrow();

        assertThat(told(FundedPlaces.whenReceived(funding))).isEqualTo(received);
        assertThat(accepting(funding, PlaceAnswer.FUNDED)).isEqualTo(withTrue);
        assertThat(accepting(funding, PlaceAnswer.UNFUNDED)).isEqualTo(withFalse);
    }

    static Stream<Arguments> places() {
        return Page.rows("cohort").stream().map(row -> Arguments.of(row.toArray()));
    }

    @Test
    void aMoveToAnotherKindOfCohortDecidesAnew() {
        assertThat(FundedPlaces.whenMoved(CohortFunding.FULL, CohortFunding.CAPPED, null, true)).isTrue();
        assertThat(FundedPlaces.whenMoved(CohortFunding.FULL, CohortFunding.CAPPED, null, false)).isFalse();
        assertThat(FundedPlaces.whenMoved(CohortFunding.CAPPED, CohortFunding.CAPPED, true, false)).isTrue();
        assertThat(FundedPlaces.whenMoved(CohortFunding.CAPPED, CohortFunding.ZERO, true, true)).isFalse();
        assertThat(FundedPlaces.whenMoved(CohortFunding.ZERO, CohortFunding.CAPPED, false, true)).isFalse();
        assertThat(FundedPlaces.whenMoved(CohortFunding.CAPPED, CohortFunding.FULL, true, true)).isNull();
    }

    @Test
    void onlyAnEarlierAcceptanceCountsAsFundedBefore() {
        Application second = accepted(Examples.application(), AT, TrainingStatus.ACTIVE, null);
        Application first = accepted(another(second), AT.minusSeconds(1), TrainingStatus.ACTIVE, null);

        assertThat(PreviousFunding.settle(List.of(first, second))).extracting(it -> it.funding().previouslyFunded()).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoAcceptancesAtOneMomentTheOneOfTheOlderApplicationCountsAsTheEarlier(boolean olderHasTheLowerId) {
        ParticipantId robin = new ParticipantId(UUID.randomUUID());
        Application older = made(new UUID(0, olderHasTheLowerId ? 1 : 2), robin, AT.minusSeconds(1));
        Application younger = made(new UUID(0, olderHasTheLowerId ? 2 : 1), robin, AT);

        assertThat(fundedBefore(older, younger)).containsExactly(false, true);
        assertThat(fundedBefore(younger, older)).containsExactly(true, false);
    }

    @Test
    void ofTwoAcceptancesAtOneMomentOfApplicationsMadeAtOneMomentOneCountsAsTheEarlierAllTheSame() {
        ParticipantId robin = new ParticipantId(UUID.randomUUID());
        Application one = made(new UUID(0, 1), robin, AT);
        Application other = made(new UUID(0, 2), robin, AT);

        assertThat(fundedBefore(one, other)).containsExactly(false, true);
        assertThat(fundedBefore(other, one)).containsExactly(true, false);
    }

    @Test
    void anUnfundedPlaceDoesNotCountAsFundedBefore() {
        Application pending = Examples.application();
        Application unfunded = accepted(another(pending), AT, TrainingStatus.ACTIVE, false);

        assertThat(PreviousFunding.settle(pending, List.of(unfunded)).funding().previouslyFunded()).isFalse();
    }

    @Test
    void anotherPersonsFundingDoesNotCount() {
        Application pending = Examples.application();
        Application stranger = accepted(Examples.application(), AT, TrainingStatus.ACTIVE, true);

        assertThat(PreviousFunding.settle(pending, List.of(stranger)).funding().previouslyFunded()).isFalse();
    }

    private static Application made(UUID id, ParticipantId participant, Instant createdAt) {
        Application it = Examples.of(participant, Examples.HEADSHIP, CourseGroup.LEADERSHIP, Examples.COHORT);
        return accepted(new Application(new ApplicationId(id), participant, it.leadProvider(), it.course(), it.courseGroup(), it.cohort(), it.answers(),
                it.state(), it.funding(), null, AT, createdAt, AT, 1), AT, TrainingStatus.ACTIVE, null);
    }

    /** In the order in which they are given; settled twice, as one change follows another. */
    private static List<Boolean> fundedBefore(Application... applications) {
        return PreviousFunding.settle(PreviousFunding.settle(List.of(applications))).stream().map(it -> it.funding().previouslyFunded()).toList();
    }

    private static String accepting(CohortFunding funding, PlaceAnswer place) {
        return switch (Acceptance.decide(Examples.with(Examples.acceptable(funding), place))) {
            case Acceptance.Decision.Accepted accepted -> told(accepted.application().fundedPlace());
            case Acceptance.Decision.Refused _ -> "refused";
        };
    }

    private static String told(@Nullable Boolean place) {
        return place == null ? "none" : place.toString();
    }
}
