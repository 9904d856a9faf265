package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import milepost.chaos.Chaos;
import milepost.chaos.Plan;
import milepost.chaos.Report;
import org.junit.jupiter.api.Test;

/** {@code ./chaos}, cut short: each process killed once, Kafka frozen, connections cut, clients that hang up, poison, a topic replayed. */
class ChaosIT {

    @Test
    void nothingIsLostAndNothingIsDoubledWhateverBreaks() {
        long seed = Long.getLong("milepost.seed", new Random().nextInt(1_000_000));

        Report report = Chaos.run(TheSuite.suite(), Plan.brief(seed), System.out::println);

        assertThat(report.isClean()).as(report.text()).isTrue();
    }
}
