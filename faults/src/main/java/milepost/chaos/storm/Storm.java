package milepost.chaos.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import milepost.chaos.load.Interrupted;
import milepost.chaos.load.Pause;

/** Which processes are killed how often, each by a clock of its own. */
public record Storm(long seed, Map<String, Clock> clocks) {

    private static final Duration BEFORE_ANOTHER_ATTEMPT = Duration.ofMillis(100);

    /**
     * How one process fares.
     *
     * @param life how long it lives on average once it is ready, until it is killed again
     */
    public record Clock(int kills, Duration life) {}

    public Storm {
        clocks = Collections.unmodifiableMap(new LinkedHashMap<>(clocks));
    }

    public int kills() {
        return clocks.values().stream().mapToInt(Clock::kills).sum();
    }

    /** How long a process lives before each of its deaths: anything from nothing to twice the average. */
    List<Duration> lives(String process) {
        Clock clock = clocks.get(process);
        if (clock == null) {
            throw new IllegalArgumentException(process + " has no clock");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ process.hashCode());
        return Stream.generate(() -> Duration.ofMillis((long) (random.nextDouble() * 2 * clock.life().toMillis()))).limit(clock.kills()).toList();
    }

    /**
     * Lets it pass over them, and returns when the last is ready again.
     *
     * @param heard is told of each kill once its process is ready again, by several threads
     * @throws IllegalStateException if a process does not become ready; then nobody is killed any more
     */
    public List<Kill> over(Victims victims, Consumer<Kill> heard) {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<List<Kill>>> running;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running = clocks.keySet().stream().map(process -> threads.submit(() -> deaths(process, victims, heard, over))).toList();
        }
        return running.stream().flatMap(deaths -> told(deaths).stream()).toList();
    }

    private List<Kill> deaths(String process, Victims victims, Consumer<Kill> heard, AtomicBoolean over) {
        List<Kill> kills = new ArrayList<>();
        try {
            for (Duration life : lives(process)) {
                Pause.of(life);
                // it may have died by itself, or of what it misses, and not be there to be killed
                while (!over.get() && !victims.kill(process)) {
                    Pause.of(BEFORE_ANOTHER_ATTEMPT);
                }
                if (over.get()) {
                    break;
                }
                long killed = System.nanoTime();
                victims.awaitReady(process);
                Kill kill = new Kill(process, Duration.ofNanos(System.nanoTime() - killed));
                kills.add(kill);
                heard.accept(kill);
            }
            return kills;
        } catch (RuntimeException e) {
            over.set(true);
            throw e;
        }
    }

    private static List<Kill> told(Future<List<Kill>> deaths) {
        try {
            return deaths.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }
}
