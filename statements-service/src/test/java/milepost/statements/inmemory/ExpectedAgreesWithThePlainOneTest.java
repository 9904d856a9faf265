package milepost.statements.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.postgres.PostgresKept;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tells random stories of training twice, over PostgreSQL and over memory; what either expects is what is plainly so. */
class ExpectedAgreesWithThePlainOneTest {

    private static final int HISTORIES = Integer.getInteger("statements.histories", 3);
    private static final long SEED = Long.getLong("statements.seed", 20_241_125L);
    private static final int COMMANDS = 120;
    private static final int UNTIL_THE_CUT_OFF = 90;
    private static final int BETWEEN_LOOKS = 10;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + HISTORIES);
    }

    @ParameterizedTest(name = "-Dstatements.seed={0}")
    @MethodSource("seeds")
    void whatIsExpectedAndReceivedIsPlainlySo(long seed) {
        var onPostgres = new RandomTraining(PostgresKept.fresh(), seed);
        var inMemory = new RandomTraining(MemoryKept.fresh(seed), seed);
        List<String> story = new ArrayList<>();
        for (int command = 1; command <= COMMANDS; command++) {
            story.add(onPostgres.next());
            assertThat(inMemory.next()).as("seed %d, after %s", seed, story).isEqualTo(story.getLast());
            if (command == UNTIL_THE_CUT_OFF) {
                onPostgres.cutsOff();
                inMemory.cutsOff();
            }
            if (command % BETWEEN_LOOKS == 0) {
                for (LeadProviderId provider : RandomTraining.PROVIDERS) {
                    assertThat(onPostgres.shown(provider)).as("seed %d, after %s", seed, story).isEqualTo(onPostgres.plainly(provider));
                    assertThat(inMemory.shown(provider)).as("seed %d, after %s", seed, story).isEqualTo(inMemory.plainly(provider));
                }
            }
        }
    }
}
