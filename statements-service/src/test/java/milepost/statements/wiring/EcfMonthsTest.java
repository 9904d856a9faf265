package milepost.statements.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import milepost.statements.domain.Family;
import milepost.statements.domain.statement.OutputMonths;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EcfMonthsTest {

    @Test
    void unlessAnybodySaysOtherwiseTheyAreTheSuccessors() {
        assertThat(months(Map.of(), Family.ECF)).containsExactly(1, 4, 8, 11);
    }

    @Test
    void aDeploymentSaysWhichTheyAreInItsEnvironment() {
        assertThat(months(Map.of("MILEPOST_ECF_OUTPUTMONTHS", "1,4,8,10"), Family.ECF)).containsExactly(1, 4, 8, 10);
    }

    @Test
    void anNpqIsPaidInEveryMonth() {
        assertThat(months(Map.of("MILEPOST_ECF_OUTPUTMONTHS", "1"), Family.NPQ)).hasSize(12);
    }

    @Test
    void aMonthThatThereIsNotIsFoundOutAtTheStart() {
        assertThatThrownBy(() -> of(Map.of("MILEPOST_ECF_OUTPUTMONTHS", "1,13"))).isInstanceOf(DateTimeException.class);
    }

    private static List<Integer> months(Map<String, Object> told, Family family) {
        OutputMonths months = of(told);
        return IntStream.rangeClosed(1, 12).filter(month -> months.usual(family, YearMonth.of(2026, month))).boxed().toList();
    }

    private static OutputMonths of(Map<String, Object> told) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, told));
        return Binder.get(environment).bindOrCreate("milepost.ecf", EcfMonths.class).months();
    }
}
