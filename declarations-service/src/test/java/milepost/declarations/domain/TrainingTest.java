package milepost.declarations.domain;

import static milepost.declarations.Examples.ASTER;
import static milepost.declarations.Examples.BIRCH;
import static milepost.declarations.Examples.period;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.declarations.domain.Training.Period;
import milepost.declarations.domain.Training.Status;
import org.junit.jupiter.api.Test;

/** Since when somebody is deferred or withdrawn, which decides about dates (decision D6). */
class TrainingTest {

    private static final Instant OCTOBER = Instant.parse("2024-10-01T09:00:00Z");
    private static final Instant JANUARY = Instant.parse("2025-01-10T09:00:00Z");
    private static final Instant MARCH = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant JUNE = Instant.parse("2025-06-30T23:30:00Z");

    @Test
    void whoeverIsMovedToAnotherProviderAfterwardsWithdrewWhenTheyWithdrew() {
        var moved = in(Status.WITHDRAWN, period(ASTER, Status.ACTIVE, OCTOBER, JANUARY), period(ASTER, Status.WITHDRAWN, JANUARY, MARCH),
                period(BIRCH, Status.WITHDRAWN, MARCH, null));

        assertThat(moved.inStatusSince()).contains(LocalDate.of(2025, 1, 10));
        assertThat(moved.contradicts(Instant.parse("2025-02-01T12:00:00Z"), BIRCH)).isTrue();
        assertThat(moved.contradicts(Instant.parse("2025-01-10T23:00:00Z"), BIRCH)).isFalse();
    }

    @Test
    void whoeverResumedAndWithdrawsAgainWithdrewTheSecondTimeByTheLondonDay() {
        var again = in(Status.WITHDRAWN, period(ASTER, Status.WITHDRAWN, OCTOBER, JANUARY), period(ASTER, Status.ACTIVE, JANUARY, JUNE),
                period(ASTER, Status.WITHDRAWN, JUNE, null));

        assertThat(again.inStatusSince()).contains(LocalDate.of(2025, 7, 1));
    }

    @Test
    void periodsThatSayNothingOfTheStatusTellNoDay() {
        assertThat(in(Status.DEFERRED, period(ASTER, Status.ACTIVE, OCTOBER, null)).inStatusSince()).isEmpty();
        assertThat(in(Status.DEFERRED).inStatusSince()).isEmpty();
    }

    private static Training in(Status status, Period... periods) {
        return new Training(Family.NPQ, new TrainingId(new UUID(0, 1)), new ParticipantId(new UUID(0, 2)), BIRCH, new CourseIdentifier("npq-headship"),
                new CohortName("2024a"), null, status, true, List.of(periods), null);
    }
}
