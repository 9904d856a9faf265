package milepost.statements.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import milepost.statements.Kept;
import milepost.statements.postgres.PostgresKept;
import org.junit.jupiter.api.Test;

/** Tells random stories twice, over PostgreSQL and over memory, and compares what can be seen. */
class RandomHistoriesAgreeTest {

    private static final int HISTORIES = Integer.getInteger("statements.histories", 4);
    private static final long SEED = Long.getLong("statements.seed", 20_250_801L);
    private static final int COMMANDS = 120;
    private static final int BETWEEN_LOOKS = 10;

    /** Each on a database of its own, so that several can be told at a time. */
    @Test
    void memoryShowsWhatPostgresShows() {
        LongStream.range(SEED, SEED + HISTORIES).parallel().forEach(RandomHistoriesAgreeTest::memoryShowsWhatPostgresShows);
    }

    private static void memoryShowsWhatPostgresShows(long seed) {
        Kept postgres = PostgresKept.fresh();
        Kept memory = MemoryKept.fresh(seed);
        var onPostgres = new RandomHistory(postgres, seed);
        var inMemory = new RandomHistory(memory, seed);
        List<String> story = new ArrayList<>();
        for (int command = 1; command <= COMMANDS; command++) {
            story.add(onPostgres.next());
            assertThat(inMemory.next()).as("-Dstatements.seed=%d, after %s", seed, story).isEqualTo(story.getLast());
            if (command % BETWEEN_LOOKS == 0) {
                assertThat(Look.at(memory, inMemory)).as("-Dstatements.seed=%d, after %s", seed, story).isEqualTo(Look.at(postgres, onPostgres));
            }
        }
    }
}
