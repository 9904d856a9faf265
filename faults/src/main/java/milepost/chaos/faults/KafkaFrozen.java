package milepost.chaos.faults;

import java.time.Duration;
import milepost.chaos.load.Pause;

/** {@code SIGSTOP}: connections stay open, and nobody answers. */
public record KafkaFrozen(Duration length) implements Fault {

    @Override
    public String name() {
        return "Kafka frozen for %d s".formatted(length.toSeconds());
    }

    @Override
    public void strike(Ground ground) {
        ground.suite().stopKafka();
        try {
            Pause.of(length);
        } finally {
            ground.suite().continueKafka();
        }
    }
}
