package milepost.applications.inmemory;

import static milepost.applications.domain.EligibilityList.APPROVED_ITT_PROVIDERS;
import static milepost.applications.domain.EligibilityList.DISADVANTAGED_EARLY_YEARS;
import static milepost.applications.domain.EligibilityList.LOCAL_AUTHORITY_NURSERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import milepost.applications.application.EligibilityLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

/** What was uploaded, whatever keeps it. */
@ParameterizedClass
@MethodSource("milepost.applications.inmemory.Ports#all")
class EligibilityListsContractTest {

    @Parameter
    Ports ports;

    @Test
    void aListIsReplacedAsAWholeAndAskedForItsOwnIdentifierOnly() {
        EligibilityLists lists = ports.lists();
        lists.replace(DISADVANTAGED_EARLY_YEARS, List.of("EY900001", "EY900002")).block();
        lists.replace(LOCAL_AUTHORITY_NURSERIES, List.of("900001")).block();

        var asked = new EnumMap<>(Map.of(DISADVANTAGED_EARLY_YEARS, "EY900002", LOCAL_AUTHORITY_NURSERIES, "EY900001", APPROVED_ITT_PROVIDERS, "nobody"));
        assertThat(lists.naming(asked).block()).containsExactly(DISADVANTAGED_EARLY_YEARS);
        assertThat(lists.entries(DISADVANTAGED_EARLY_YEARS).block()).isEqualTo(2);

        lists.replace(DISADVANTAGED_EARLY_YEARS, List.of("EY900003")).block();

        assertThat(lists.naming(asked).block()).isEmpty();
        assertThat(lists.entries(DISADVANTAGED_EARLY_YEARS).block()).isEqualTo(1);
        assertThat(lists.naming(Map.of()).block()).isEmpty();
    }

    @Test
    void nobodyStandsOnAListTwice() {
        assertThatThrownBy(() -> ports.lists().replace(LOCAL_AUTHORITY_NURSERIES, List.of("900001", "900001")).block())
                .isInstanceOf(DuplicateKeyException.class);
    }
}
