package milepost.platform.testkit;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Randomness that can be repeated: every use prints its seed, and {@code -Dmilepost.seed=…} plays that one again. A property runs over
 * many cases, each with a seed of its own, and a failure names the seed of its case.
 */
public final class Seeds {

    private static final String PROPERTY = "milepost.seed";

    private Seeds() {}

    /** A generator for one test; its seed is printed. */
    public static RandomGenerator random(String what) {
        Long given = Long.getLong(PROPERTY);
        long seed = given == null ? System.nanoTime() : given;
        System.out.println("seed of " + what + ": " + seed);
        return new SplittableRandom(seed);
    }

    /** Runs the property {@code cases} times; only once, with the given seed, when {@code -Dmilepost.seed} is set. */
    public static void forEach(String what, int cases, Consumer<RandomGenerator> property) {
        Long given = Long.getLong(PROPERTY);
        if (given != null) {
            run(what, given, property);
            return;
        }
        SplittableRandom seeds = new SplittableRandom(System.nanoTime());
        for (int i = 0; i < cases; i++) {
            run(what, seeds.nextLong(), property);
        }
    }

    /** The same on every core at once: for a property that is work for a processor and shares nothing that changes. */
    public static void forEachOnAllCores(String what, int cases, Consumer<RandomGenerator> property) {
        Long given = Long.getLong(PROPERTY);
        if (given != null) {
            run(what, given, property);
            return;
        }
        // drawn before anything runs: a parallel stream of the generator itself shares it between threads, and gives some seeds twice
        long[] seeds = new SplittableRandom(System.nanoTime()).longs(cases).toArray();
        Arrays.stream(seeds).parallel().mapToObj(seed -> failure(what, seed, property))
                .flatMap(Optional::stream).findAny().ifPresent(failure -> {
                    throw failure;
                });
    }

    private static Optional<AssertionError> failure(String what, long seed, Consumer<RandomGenerator> property) {
        try {
            run(what, seed, property);
            return Optional.empty();
        } catch (AssertionError failure) {
            return Optional.of(failure);
        }
    }

    private static void run(String what, long seed, Consumer<RandomGenerator> property) {
        try {
            property.accept(new SplittableRandom(seed));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(what + " fails; play it again with -D" + PROPERTY + "=" + seed + "\n" + failure.getMessage(), failure);
        }
    }
}
