package milepost.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What to do when a process dies, from its deaths so far: wait twice as long each time, and give up where waiting does not help. */
record RestartPolicy(List<Instant> recentDeaths, int streak, int tooMany) {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int TOO_MANY = 5;

    /** What follows a death. */
    sealed interface Verdict {

        record StartAgain(Duration after, RestartPolicy next) implements Verdict {}

        record GiveUp() implements Verdict {}
    }

    static RestartPolicy blank() {
        return new RestartPolicy(List.of(), 0, TOO_MANY);
    }

    /** Waits, and never gives up: for a suite whose processes lose each other all the time. */
    static RestartPolicy persistent() {
        return new RestartPolicy(List.of(), 0, Integer.MAX_VALUE);
    }

    /** A process that had lived for {@code age} died now. One that had lived a minute begins with a short wait again. */
    Verdict died(Instant now, Duration age) {
        List<Instant> deaths = Stream.concat(recentDeaths.stream().filter(death -> death.isAfter(now.minus(MEMORY))), Stream.of(now)).toList();
        if (deaths.size() >= tooMany) {
            return new Verdict.GiveUp();
        }
        int again = age.compareTo(MEMORY) >= 0 ? 0 : streak;
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(again, 10));
        return new Verdict.StartAgain(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, new RestartPolicy(deaths, again + 1, tooMany));
    }
}
