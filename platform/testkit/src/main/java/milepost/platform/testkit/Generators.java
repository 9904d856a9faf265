package milepost.platform.testkit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Arbitrary values from a seeded generator, and the way from a long failing story to a short one. */
public final class Generators {

    private Generators() {}

    /** One of the list. */
    public static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A UUID that the seed determines. */
    public static UUID uuid(RandomGenerator random) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** A day from {@code first} to {@code last}, both included. */
    public static LocalDate day(RandomGenerator random, LocalDate first, LocalDate last) {
        return first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last) + 1));
    }

    /** A list of {@code least} to {@code most} values. */
    public static <T> List<T> list(RandomGenerator random, int least, int most, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(least, most + 1)).toList();
    }

    /** The same values in another order. */
    public static <T> List<T> shuffled(RandomGenerator random, List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
        }
        return List.copyOf(shuffled);
    }

    /** The smallest story that still fails: the shortest failing beginning, then without every step it can do without. */
    public static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
        List<T> smallest = failing;
        for (int length = 0; length < failing.size(); length++) {
            if (fails.test(failing.subList(0, length))) {
                smallest = failing.subList(0, length);
                break;
            }
        }
        for (int i = smallest.size() - 1; i >= 0; i--) {
            List<T> without = new ArrayList<>(smallest);
            without.remove(i);
            if (fails.test(without)) {
                smallest = without;
            }
        }
        return List.copyOf(smallest);
    }
}
