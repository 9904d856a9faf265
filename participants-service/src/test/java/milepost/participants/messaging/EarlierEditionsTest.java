package milepost.participants.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Editions;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;

/** Topics still hold what was published before its schema grew. */
class EarlierEditionsTest {

    @Test
    void applicationsAreStillUnderstood() {
        for (byte[] example : Editions.examples("milepost.application.v1")) {
            var told = told(ApplicationMessage.TYPE, example);
            assertThat(ApplicationMessage.read(told).id()).hasToString(told.key());
        }
    }

    @Test
    void declarationsAreStillUnderstood() {
        for (byte[] example : Editions.examples("milepost.declaration.v1")) {
            assertThat(DeclarationMessage.read(told("milepost.declaration.v1", example))).isPresent();
        }
    }

    private static Snapshot told(String type, byte[] example) {
        return new Snapshot("any", type, Json.exact().readTree(example).path("id").asString(), 1, Instant.EPOCH, example);
    }
}
