package milepost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void aProcessMayHaveAnyName() {
        String stat = "4711 (a) strange (name) S 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 40 0 1000 0 0";

        assertThat(Usage.cpu(stat)).isEqualTo(3_000_000);
    }

    @Test
    void residentMemoryIsToldInMebibytes() {
        assertThat(Usage.resident("Name:\tjava\nVmPeak:\t 999 kB\nVmRSS:\t  204800 kB\nThreads:\t40\n")).isEqualTo(200);
    }

    @Test
    void whatTheHostTookIsReckonedOfTheTimeThereWasWorkToDo() {
        Host before = Host.of("cpu  100 0 50 9000 10 0 0 5 0 0\ncpu0 1 2 3\n");
        Host after = Host.of("cpu  160 0 60 9500 40 3 2 30 0 0\ncpu0 1 2 3\n");

        assertThat(after.takenSince(before)).isEqualTo(0.25);
        assertThat(after.takenSince(after)).isZero();
    }

    @Test
    void withoutNamesEverythingIsMeasured() {
        Words words = Words.of(List.of("--quick", "--port-base", "19000"), Bench.KNOWN);

        assertThat(words).isEqualTo(new Words(Set.of(), true, false, 19_000));
        assertThat(Bench.KNOWN).allMatch(words::wants);
        assertThat(Words.of(List.of("P3", "P1"), Bench.KNOWN).wants("P2")).isFalse();
    }
}
