package milepost.chaos.faults;

import java.time.Duration;
import milepost.chaos.load.Pause;

/** {@code pg_ctl stop -m immediate}, and a while without any database. */
public record PostgresStopped(Duration length) implements Fault {

    @Override
    public String name() {
        return "PostgreSQL stopped for %d s".formatted(length.toSeconds());
    }

    @Override
    public void strike(Ground ground) {
        ground.suite().stopPostgres();
        Pause.of(length);
        ground.suite().startAgain("postgres");
    }
}
