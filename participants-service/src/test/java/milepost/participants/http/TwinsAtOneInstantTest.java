package milepost.participants.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import milepost.participants.RunningService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Decision B3: one person under two ids, which their verified number shows. */
class TwinsAtOneInstantTest {

    @RepeatedTest(8)
    void twoProvidersThatMoveOnePersonIntoOneCohortAtOnceDoNotBothSucceed(RepetitionInfo repetition) throws Exception {
        var number = "93000" + (10 + repetition.getCurrentRepetition());
        var one = verified(Trainee.accepted(), number);
        var other = verified(Trainee.accepted(), number);

        assertThat(atOnce(() -> moved(one), () -> moved(other))).containsExactlyInAnyOrder(200, 422);
    }

    /** Each was judged by the application's owner before, when the other had not moved yet. */
    @RepeatedTest(4)
    void twoOperatorsThatDoDoNotBothSucceed(RepetitionInfo repetition) throws Exception {
        var number = "93000" + (30 + repetition.getCurrentRepetition());
        var one = verified(Trainee.accepted(), number);
        var other = verified(Trainee.accepted(), number);

        assertThat(atOnce(() -> operated(one), () -> operated(other))).containsExactlyInAnyOrder(200, 422);
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, other)).stream().map(Future::resultNow).toList();
        }
    }

    private static Trainee verified(Trainee trainee, String number) {
        RunningService.operator("intake").put().uri("/operator/v1/participants/" + trainee.participant())
                .bodyValue(Map.of("trn", number, "trn_verified", true)).exchange().expectStatus().isOk();
        return trainee;
    }

    private static int operated(Trainee trainee) {
        return RunningService.operator("intake").put().uri("/internal/enrolments/" + trainee.application().id() + "/cohort")
                .bodyValue(Map.of("cohort", "2025a")).exchange().returnResult(String.class).getStatus().value();
    }

    private static int moved(Trainee trainee) {
        return trainee.changeSchedule("npq-leadership-autumn", "2025").returnResult(String.class).getStatus().value();
    }
}
