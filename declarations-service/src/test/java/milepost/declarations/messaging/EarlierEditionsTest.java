package milepost.declarations.messaging;

import static milepost.declarations.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Editions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

/** Topics still hold what was published before its schema grew. */
class EarlierEditionsTest {

    @ParameterizedTest
    @CsvSource({"milepost.lead-provider.v1,catalogue", "milepost.course.v1,catalogue", "milepost.cohort.v1,catalogue", "milepost.schedule.v1,catalogue",
            "milepost.delivery-partner.v1,catalogue", "milepost.partnership.v1,catalogue", "milepost.application.v1,applications",
            "milepost.participant.v1,participants", "milepost.enrolment.v1,enrolments", "milepost.enrolment.v1.ecf,enrolments",
            "milepost.contract.v1,contracts", "milepost.statement.v1,statements", "milepost.line.v1,lines"})
    void whatOthersToldInEarlierEditionsCanBeRead(String example, String topic) {
        String type = example.replaceFirst("[.]ecf$", "");
        for (byte[] payload : Editions.examples(example)) {
            List<String> rows = new ArrayList<>();
            var copy = new CopyOfTopic("milepost." + topic, (_, told) -> {
                told.forEach(each -> rows.add(each.row()));
                return Flux.just("key");
            }, null);

            copy.fold(new Snapshot("milepost." + topic, type, "key", 1, NOW, payload)).block();

            assertThat(rows).hasSize(1).first().asString().startsWith("{");
        }
    }
}
