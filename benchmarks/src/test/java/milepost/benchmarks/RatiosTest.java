package milepost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void everyRunIsComparedWithTheRunsJustBeforeAndJustAfterIt() {
        Ratios ratios = Ratios.of(List.of(10.0, 20.0, 30.0), List.of(100.0, 50.0, 60.0));

        assertThat(ratios.all()).containsExactly(0.1, 0.2, 0.4, 0.5, 0.6);
        assertThat(ratios.median()).isEqualTo(0.4);
        assertThat(ratios.low()).isEqualTo(0.1);
        assertThat(ratios.high()).isEqualTo(0.6);
    }

    @Test
    void aMachineThatSlowsDownSteadilyDoesNotMoveTheMedianOfAnUnchangedRatio() {
        // ours is always half of the limit; the machine loses a tenth with every run
        Ratios ratios = Ratios.of(List.of(50.0, 40.5, 32.805), List.of(90.0, 72.9, 59.049));

        assertThat(ratios.median()).isCloseTo(0.5, within(0.06));
        assertThat(ratios.low()).isLessThan(0.5);
        assertThat(ratios.high()).isGreaterThan(0.5);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Ratios.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }

    @Test
    void aPercentileIsAFigureThatOccurred() {
        double[] figures = new double[200];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = figures.length - i;
        }

        assertThat(Ratios.percentile(figures, 0.99)).isEqualTo(198);
        assertThat(Ratios.percentile(figures, 1)).isEqualTo(200);
        assertThat(Ratios.percentile(new double[] {7}, 0.99)).isEqualTo(7);
    }

    @Test
    void aRunWithoutANeighbourIsNoResult() {
        assertThatThrownBy(() -> Ratios.of(List.of(1.0, 2.0), List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ratios.of(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFloorIsMissedOnlyWhenNoPairReachesIt() {
        assertThat(result(true, 0.30, List.of(0.2, 0.28, 0.31)).missed()).isFalse();
        assertThat(result(true, 0.30, List.of(0.2, 0.28, 0.29)).missed()).isTrue();
        assertThat(result(false, 5, List.of(4.9, 6.0, 7.0)).missed()).isFalse();
        assertThat(result(false, 5, List.of(5.1, 6.0, 7.0)).missed()).isTrue();
    }

    @Test
    void theLineSaysEverythingInOneGlance() {
        assertThat(result(true, 0.30, List.of(0.47, 0.51, 0.54)).line())
                .startsWith("P2 ratio=0.51 [0.47..0.54] floor=0.30 goal=0.55 cpu_us/req=812 (floor held; ");
    }

    private static Result result(boolean upwards, double floor, List<Double> ratios) {
        return new Result("P2", "a page", "pgbench", upwards, "ratio", new Ratios(ratios), floor, 0.55, "1 against 2", 812.3);
    }
}
