package milepost.chaos.faults;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import milepost.chaos.load.Load;
import milepost.local.Suite;

/**
 * Where faults strike: one suite, its databases and its broker, and the clients that are at work meanwhile.
 *
 * @param poison what has been put into topics so far: which dead letters it has to become, and what was wrong with it
 */
public record Ground(Suite suite, Databases databases, Broker broker, Load load, RandomGenerator random, Map<Letter, String> poison,
        Consumer<String> say) {

    public static final List<String> SERVICES = List.of("applications-service", "participants-service", "declarations-service", "statements-service");
    public static final List<String> PROCESSES = List.of(
            "gateway", "applications-service", "participants-service", "declarations-service", "statements-service");
}
