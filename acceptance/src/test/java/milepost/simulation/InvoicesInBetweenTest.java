package milepost.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import milepost.invariants.Violation;
import milepost.platform.simulation.Decoration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With invoices, too, all invariants hold, and what is paid to a provider that invoices is what it invoiced; {@code -Dsim.seed=…} plays one again. */
class InvoicesInBetweenTest {

    private static final int COMMANDS = Integer.getInteger("sim.commands", 300);
    /** Of so many months of the simulation one more is played with invoices. */
    private static final int AS_MANY_WITHOUT = 50;
    private static final int SEEDS = Integer.getInteger("sim.seeds", 1_000) / AS_MANY_WITHOUT;

    @BeforeAll
    static void quietly() {
        Quiet.please();
    }

    @Test
    void whatIsPaidIsWhatWasInvoicedWhateverHappens() {
        var paid = new AtomicLong();
        List<String> broken = seeds().parallel().mapToObj(seed -> wrong(seed, paid)).filter(Objects::nonNull).toList();

        assertThat(broken).isEmpty();
        assertThat(paid).hasPositiveValue();
    }

    private static @Nullable String wrong(long seed, AtomicLong paid) {
        var world = new World(seed, Decoration.NONE);
        var play = new Play(world);
        var invoicing = new Invoicing(world, seed);
        invoicing.begin();
        for (Step step : Script.of(seed, COMMANDS).steps()) {
            play.all(List.of(step));
            invoicing.next();
        }
        List<Violation> violations = world.told.wrongs.isEmpty() ? new Rest(world, play.watch()).violations(false) : world.told.wrongs;
        List<String> wrongs = invoicing.wrongs();
        paid.addAndGet(invoicing.paid());
        return violations.isEmpty() && wrongs.isEmpty() ? null : "seed %d: %s %s".formatted(seed, wrongs, violations);
    }

    private static LongStream seeds() {
        Long one = Long.getLong("sim.seed");
        return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
    }
}
