package milepost.statements.wiring;

import java.time.Month;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.statements.domain.statement.OutputMonths;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code milepost.ecf.output-months}: the numbers of the months whose early career statements take declarations unless they say otherwise. */
@ConfigurationProperties("milepost.ecf")
record EcfMonths(Set<Integer> outputMonths) {

    /** facts/ecf 7.5: the successor's November, where the data of old have October */
    private static final Set<Integer> USUAL = Set.of(1, 4, 8, 11);

    EcfMonths(@Nullable Set<Integer> outputMonths) {
        this.outputMonths = outputMonths == null ? USUAL : outputMonths;
    }

    /** A number that is no month keeps the process from starting. */
    OutputMonths months() {
        return new OutputMonths(outputMonths.stream().map(Month::of).collect(Collectors.toSet()));
    }
}
