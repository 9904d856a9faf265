package milepost.simulation;

import java.util.List;
import java.util.function.Supplier;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.platform.simulation.Decoration;

/** Plays scripts. The same script against the same code comes out the same, everywhere and always. */
final class Simulation {

    /** Every so-manieth run also makes all copies anew from the topics: an odd number, so that wide ones do, too. */
    private static final int REPLAYS = 9;

    private final Supplier<Decoration> planted;

    Simulation(Supplier<Decoration> planted) {
        this.planted = planted;
    }

    /** What the run broke; nothing when all is well. */
    List<Violation> run(Script script) {
        try {
            var world = new World(script.seed(), planted.get());
            var play = new Play(world);
            play.all(script.steps());
            return world.told.wrongs.isEmpty()
                    ? new Rest(world, play.watch()).violations(script.seed() % REPLAYS == 0) : List.copyOf(world.told.wrongs);
        } catch (RuntimeException e) {
            return List.of(new Violation(Invariant.I9_LIVENESS, "the suite", "it ended with " + e));
        }
    }

    /** The run as a person reads it: what broke, and the fewest steps that break it. */
    String explained(Script script, int commands) {
        Script shortest = Shrinker.shrink(script, shorter -> !run(shorter).isEmpty());
        var text = new StringBuilder("seed %d, %d of %d steps are enough:%n".formatted(script.seed(), shortest.steps().size(), script.steps().size()));
        shortest.steps().forEach(step -> text.append("  ").append(step).append(System.lineSeparator()));
        run(shortest).forEach(violation -> text.append("  => ").append(violation).append(System.lineSeparator()));
        return text.append("again: ./mvnw -pl acceptance -am test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dsim.seed=%d -Dsim.commands=%d"
                .formatted(script.seed(), commands)).toString();
    }
}
