package milepost.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void aFailingCaseNamesTheSeedThatRepeatsIt() {
        long[] first = new long[1];
        assertThatThrownBy(() -> Seeds.forEach("a property", 20, random -> {
            first[0] = random.nextLong();
            throw new IllegalStateException("always");
        })).isInstanceOf(AssertionError.class).hasMessageContaining("always").satisfies(failure -> {
            long seed = Long.parseLong(failure.getMessage().replaceAll("(?s).*-Dmilepost.seed=(-?\\d+).*", "$1"));
            assertThat(new SplittableRandom(seed).nextLong()).isEqualTo(first[0]);
        });
    }

    @Test
    void everyCaseIsAnotherOne() {
        Set<Long> seen = new HashSet<>();
        Seeds.forEach("cases", 50, random -> seen.add(random.nextLong()));
        assertThat(seen).hasSize(50);
    }

    @Test
    void onAllCoresEveryCaseIsAnotherOneToo() {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        Seeds.forEachOnAllCores("cases", 5_000, random -> seen.add(random.nextLong()));
        assertThat(seen).hasSize(5_000);
    }

    @Test
    void onAllCoresAFailingCaseNamesItsSeedToo() {
        assertThatThrownBy(() -> Seeds.forEachOnAllCores("a property", 5_000, random -> {
            if (random.nextInt(1_000) == 7) {
                throw new IllegalStateException("one in a thousand");
            }
        })).isInstanceOf(AssertionError.class).hasMessageContaining("one in a thousand").satisfies(failure -> {
            long seed = Long.parseLong(failure.getMessage().replaceAll("(?s).*-Dmilepost.seed=(-?\\d+).*", "$1"));
            assertThat(new SplittableRandom(seed).nextInt(1_000)).isEqualTo(7);
        });
    }

    @Test
    void aLongFailingStoryShrinksToItsCause() {
        List<Integer> story = List.of(4, 8, 1, 6, 9, 2, 7, 3);

        assertThat(Generators.shrink(story, steps -> steps.contains(8) && steps.contains(9))).containsExactly(8, 9);
    }

    @Test
    void shufflingKeepsEveryValue() {
        List<Integer> values = List.of(1, 2, 3, 4, 5, 6, 7, 8);

        List<Integer> shuffled = Generators.shuffled(new SplittableRandom(5), values);

        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(values).isNotEqualTo(values);
    }
}
