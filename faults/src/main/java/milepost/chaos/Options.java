package milepost.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import milepost.local.SuiteOptions;
import org.jspecify.annotations.Nullable;

/** What the words after {@code ./chaos} mean; the script itself answers {@code --help} and heeds {@code --no-build}. */
sealed interface Options {

    int PORTS = 26_000;
    Duration LONG = Duration.ofHours(6);

    int MOST_KILLS = 1_000;

    record Go(Plan plan, SuiteOptions suite, Path reports) implements Options {}

    record GoLong(LongPlan plan, SuiteOptions suite, Path reports) implements Options {}

    record Wrong(String sentence) implements Options {}

    static Options parse(List<String> words, Path repository) {
        long seed = new Random().nextInt(1_000_000);
        int ports = PORTS;
        @Nullable Duration length = null;
        @Nullable Integer kills = null;
        boolean restore = false;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--long" -> kills = kills == null ? Integer.valueOf(LongPlan.KILLS) : kills;
                case "--restore" -> restore = true;
                case "--no-build" -> { }
                case "--seed", "--minutes", "--kills", "--port-base" -> {
                    String value = rest.hasNext() ? rest.next() : "";
                    if (!value.matches("\\d{1,9}")) {
                        return new Wrong(word + " needs a number; ./chaos --help explains it.");
                    }
                    int number = Integer.parseInt(value);
                    switch (word) {
                        case "--seed" -> seed = number;
                        case "--minutes" -> length = Duration.ofMinutes(number);
                        case "--kills" -> kills = number;
                        default -> ports = number;
                    }
                }
                default -> {
                    return new Wrong("./chaos does not know " + word + "; ./chaos --help lists what it knows.");
                }
            }
        }
        if (ports < 1_024 || ports > 65_000) {
            return new Wrong("--port-base " + ports + " is not a port between 1024 and 65000.");
        }
        if (length != null && (length.isZero() || length.compareTo(LONG) > 0)) {
            return new Wrong("--minutes " + length.toMinutes() + " is not between 1 and " + LONG.toMinutes() + ".");
        }
        if (kills != null && (kills < 1 || kills > MOST_KILLS)) {
            return new Wrong("--kills " + kills + " is not between 1 and " + MOST_KILLS + ".");
        }
        Path home = repository.resolve(".milepost/chaos");
        SuiteOptions suite = SuiteOptions.defaults(repository).withData(home.resolve("suite")).withPortBase(ports).withFreshData().withoutSeed();
        if (kills != null) {
            LongPlan plan = LongPlan.of(seed, kills, length == null ? LONG : length);
            return new GoLong(restore ? plan.withRestore() : plan, suite.withoutGivingUp(), home);
        }
        Plan plan = length == null ? Plan.once(seed) : Plan.some(seed, length);
        return new Go(restore ? plan.withRestore() : plan, suite, home);
    }
}
