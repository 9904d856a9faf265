package milepost.applications.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.platform.testkit.Editions;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;

/** Topics still hold what was published before its schema grew. */
class EarlierEditionsTest {

    @Test
    void personsAndTheirTrainingAreStillUnderstood() {
        Editions.examples("milepost.participant.v1").forEach(example -> assertThat(PersonReader.read(example, 3).fullName()).isNotBlank());
        Editions.examples("milepost.enrolment.v1").forEach(example -> assertThat(EnrolmentsProjection.read(example, 3)).isPresent());
        Editions.examples("milepost.enrolment.v1.ecf").forEach(example -> assertThat(EnrolmentsProjection.read(example, 3)).isEmpty());
    }

    @Test
    void declarationsAreStillUnderstood() {
        Editions.examples("milepost.declaration.v1").forEach(example -> assertThat(
                DeclarationsProjection.read(example, Json.exact().readTree(example).path("id").asString(), 3)).isPresent());
    }
}
