package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    private static final long SEED = Long.getLong("milepost.seed", 4);
    private static final int[] ROUNDED_TO = {1_000_000_000, 1_000_000, 1_000, 1};

    @Test
    void anyInstantIsWrittenAndReadAsJavaDoesIt() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 50_000; i++) {
            int nanos = random.nextInt(1_000_000_000);
            var instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L),
                    nanos - nanos % ROUNDED_TO[random.nextInt(ROUNDED_TO.length)]);

            assertThat(Instants.text(instant)).as("seed %d", SEED).isEqualTo(instant.toString());
            assertThat(Instants.parse(instant.toString())).as("seed %d", SEED).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-10-02T08:00:00.1Z", "2024-10-02T08:00:00.12345Z", "2024-02-29T24:00:00Z", "2016-12-31T23:59:60Z",
        "2024-10-02T08:00:00+01:00", "2024-10-02t08:00:00z", "-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "2024-10-02T08:00:00.Z"})
    void whatElseAnInstantMayLookLikeIsReadAsJavaDoesIt(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "2024-10-02", "2024-13-02T08:00:00Z", "2023-02-29T08:00:00Z", "2024-10-02T08:60:00Z", "2024-10-02T25:00:00Z",
        "2024-10-02T08:00:00", "2024-10-02T08:00Z", "2024-10-02T08:00:00.1234567891Z", "2024-10-0aT08:00:00Z", "2024-10-02 08:00:00Z",
        "2024-10-02T08:00:61Z"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
