package milepost.statements.domain.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.assurance.Training.Period;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final LeadProviderId OURS = new LeadProviderId(UUID.randomUUID());
    private static final LeadProviderId THEIRS = new LeadProviderId(UUID.randomUUID());
    private static final Instant SEPTEMBER = Instant.parse("2024-09-02T00:00:00Z");
    private static final Instant JANUARY = Instant.parse("2025-01-06T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2025-04-01T00:00:00Z");

    @Test
    void ofTheProvidersOwnStretchesTheLatestThatHasBegunCounts() {
        Period first = period(OURS, "active", SEPTEMBER);
        Period second = period(OURS, "withdrawn", JANUARY);
        Training training = training(second, first, period(THEIRS, "active", APRIL));

        assertThat(training.with(OURS, APRIL)).contains(second);
        assertThat(training.with(OURS, JANUARY)).contains(second);
        assertThat(training.with(OURS, JANUARY.minusSeconds(1))).contains(first);
    }

    @Test
    void whereNoneHasBegunTheFirstToComeCounts() {
        Period planned = period(OURS, "active", JANUARY);

        assertThat(training(period(OURS, "deferred", APRIL), planned).with(OURS, SEPTEMBER)).contains(planned);
    }

    @Test
    void aProviderThatNeverTrainedThemHasNone() {
        assertThat(training(period(THEIRS, "active", SEPTEMBER)).with(OURS, APRIL)).isEmpty();
    }

    @Test
    void whyItEndedIsToldAndOfTheFrameworkWhyItRests() {
        assertThat(period(OURS, "withdrawn", JANUARY).reasonTold(Family.NPQ)).contains("other");
        assertThat(period(OURS, "withdrawn", JANUARY).reasonTold(Family.ECF)).contains("other");
        assertThat(period(OURS, "deferred", JANUARY).reasonTold(Family.NPQ)).isEmpty();
        assertThat(period(OURS, "deferred", JANUARY).reasonTold(Family.ECF)).contains("other");
        assertThat(period(OURS, "active", JANUARY).reasonTold(Family.ECF)).isEmpty();
    }

    private static Training training(Period... periods) {
        return new Training(List.of(periods), Optional.empty(), Optional.empty());
    }

    private static Period period(LeadProviderId provider, String status, Instant from) {
        return new Period(provider, status, Optional.of("other"), "npq-leadership-autumn", from);
    }
}
