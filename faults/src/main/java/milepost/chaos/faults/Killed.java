package milepost.chaos.faults;

import java.time.Duration;
import java.util.List;
import milepost.chaos.load.Pause;

/** {@code kill -9} of one process, or of several at once: nothing is finished, nothing is said. */
public record Killed(List<String> processes) implements Fault {

    public static final String KAFKA = "kafka";

    public Killed {
        processes = List.copyOf(processes);
    }

    public Killed(String... processes) {
        this(List.of(processes));
    }

    @Override
    public String name() {
        return "kill -9 " + String.join(" and ", processes);
    }

    @Override
    public void strike(Ground ground) {
        // anywhere within a request, a poll, a turn of the relay
        Pause.of(Duration.ofMillis(ground.random().nextInt(1_000)));
        processes.forEach(ground.suite()::kill);
    }
}
