package milepost.declarations.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import milepost.declarations.domain.submission.Reason;
import org.junit.jupiter.api.Test;

class CountingTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Counting counting = new Counting(meters);

    /** Who asks for a rate looks twice: a counter that appears with 1 has not risen. */
    @Test
    void everythingThatIsCountedIsThereBeforeItHappens() {
        assertThat(meters.get("milepost.declarations.submitted").counter().count()).isZero();
        assertThat(refused()).hasSize(Reason.values().length + 1).containsKeys("declaration_date_in_future", "repeated_identical_attempt")
                .allSatisfy((code, count) -> assertThat(count).as(code).isZero());
    }

    @Test
    void eachReasonOfARefusalIsCountedOnce() {
        counting.turned(List.of(Reason.DECLARATION_DATE_IN_FUTURE, Reason.DECLARATION_TYPE_INVALID));
        counting.turned(List.of(Reason.DECLARATION_TYPE_INVALID));
        counting.repeated();
        counting.taken();

        assertThat(refused().entrySet().stream().filter(code -> code.getValue() > 0)).containsExactlyInAnyOrder(
                Map.entry("declaration_date_in_future", 1.0), Map.entry("declaration_type_invalid", 2.0), Map.entry("repeated_identical_attempt", 1.0));
        assertThat(meters.get("milepost.declarations.submitted").counter().count()).isEqualTo(1);
    }

    private Map<String, Double> refused() {
        return meters.get("milepost.declarations.refused").counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag("code"), Counter::count));
    }
}
