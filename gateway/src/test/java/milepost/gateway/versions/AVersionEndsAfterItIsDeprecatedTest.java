package milepost.gateway.versions;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AVersionEndsAfterItIsDeprecatedTest {

    private static final Instant NOON = Instant.parse("2027-01-04T12:00:00Z");

    @Test
    void notBefore() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OldVersionSettings(NOON, NOON.minusSeconds(1))).withMessageContaining("sunset-at");
        assertThatNoException().isThrownBy(() -> new OldVersionSettings(NOON, NOON));
    }
}
