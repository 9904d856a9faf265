package milepost.platform.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.platform.messaging.work.BatchSize;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

    private final BatchSize size = new BatchSize(100);

    @Test
    void aFailureHalvesItDownToOne() {
        size.failed(100);
        assertThat(size.of(1_000)).isEqualTo(50);
        for (int times = 0; times < 10; times++) {
            size.failed(1_000);
        }
        assertThat(size.of(1_000)).isEqualTo(1);
    }

    @Test
    void whatWasTooMuchCountsWhereItWasLessThanAllowed() {
        size.failed(12);

        assertThat(size.of(1_000)).isEqualTo(6);
    }

    @Test
    void itGrowsSlowlyAndOnlyByWhatWasTried() {
        size.failed(100);
        size.worked(3);
        assertThat(size.of(1_000)).isEqualTo(50);
        size.worked(50);
        assertThat(size.of(1_000)).isEqualTo(56);
        for (int times = 0; times < 20; times++) {
            size.worked(100);
        }
        assertThat(size.of(1_000)).isEqualTo(100);
    }

    @Test
    void thereIsNeverMoreThanWaits() {
        assertThat(size.of(7)).isEqualTo(7);
    }
}
