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

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads.invokeAll(List.<Callable<Integer>>of(() -> moved(one), () -> moved(other))).stream().map(Future::resultNow).toList();
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    private static Trainee verified(Trainee trainee, String number) {
        RunningService.operator("intake").put().uri("/operator/v1/participants/" + trainee.participant())
                .bodyValue(Map.of("trn", number, "trn_verified", true)).exchange().expectStatus().isOk();
        return trainee;
    }

    private static int moved(Trainee trainee) {
        return trainee.changeSchedule("npq-leadership-autumn", "2025").returnResult(String.class).getStatus().value();
    }
}
