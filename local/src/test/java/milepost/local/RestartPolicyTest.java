package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import milepost.local.RestartPolicy.Verdict;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void theFifthDeathWithinAMinuteIsTheLast() {
        RestartPolicy policy = RestartPolicy.blank();
        for (int i = 0; i < 4; i++) {
            policy = next(policy.died(NOON.plusSeconds(10L * i), Duration.ofSeconds(5)));
        }

        assertThat(policy.died(NOON.plusSeconds(59), Duration.ofSeconds(5))).isEqualTo(new Verdict.GiveUp());
        assertThat(policy.died(NOON.plusSeconds(61), Duration.ofSeconds(5))).isInstanceOf(Verdict.StartAgain.class);
    }

    @Test
    void theWaitDoublesFromHalfASecondToTen() {
        RestartPolicy policy = RestartPolicy.blank();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Verdict verdict = policy.died(NOON.plusSeconds(20L * i), Duration.ofSeconds(15));
            waits.add(((Verdict.StartAgain) verdict).after());
            policy = next(verdict);
        }

        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
                Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Test
    void whoLivedAMinuteIsForgivenItsPast() {
        RestartPolicy policy = next(next(RestartPolicy.blank().died(NOON, Duration.ofSeconds(1))) .died(NOON.plusSeconds(2), Duration.ofSeconds(1)));

        Verdict verdict = policy.died(NOON.plusSeconds(90), Duration.ofSeconds(80));

        assertThat(((Verdict.StartAgain) verdict).after()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whoeverIsPersistentNeverGivesUp() {
        RestartPolicy policy = RestartPolicy.persistent();
        for (int i = 0; i < 100; i++) {
            policy = next(policy.died(NOON.plusMillis(100L * i), Duration.ofMillis(50)));
        }

        assertThat(policy.died(NOON.plusSeconds(10), Duration.ZERO)).isInstanceOfSatisfying(Verdict.StartAgain.class,
                again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(10)));
    }

    private static RestartPolicy next(Verdict verdict) {
        return ((Verdict.StartAgain) verdict).next();
    }
}
