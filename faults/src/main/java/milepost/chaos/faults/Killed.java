package milepost.chaos.faults;

import java.time.Duration;
import milepost.chaos.load.Pause;

/** {@code kill -9}: nothing is finished, nothing is said. */
public record Killed(String process) implements Fault {

    @Override
    public String name() {
        return "kill -9 " + process;
    }

    @Override
    public void strike(Ground ground) {
        // anywhere within a request, a poll, a turn of the relay
        Pause.of(Duration.ofMillis(ground.random().nextInt(1_000)));
        ground.suite().kill(process);
    }
}
