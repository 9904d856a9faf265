package milepost.platform.simulation;

import java.util.List;
import java.util.Objects;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.consume.DeadLetters;
import milepost.platform.messaging.consume.Delivery;
import reactor.core.publisher.Mono;

/** The dead letters of one service; every one is also a line of {@link #reasons}, for whoever wants to know why. */
public final class MemoryDeadLetters implements DeadLetters {

    private final MemoryTable<String, Letter> letters;

    /** @param version 0 where the record had none that could be read */
    public record Letter(String topic, String key, long version, String reason) {
    }

    public MemoryDeadLetters(MemoryDatabase database) {
        this.letters = MemoryTable.in(database);
    }

    @Override
    public Mono<Void> give(Delivery delivery, String reason) {
        return Mono.fromRunnable(() -> letters.put(delivery.origin().toString(), new Letter(delivery.origin().topic(),
                Objects.toString(delivery.key(), ""), delivery instanceof Delivery.Event event ? event.envelope().snapshot().version() : 0,
                reason)));
    }

    @Override
    public Mono<Void> settle(String topic, List<Snapshot> applied) {
        return Mono.fromRunnable(() -> {
            if (letters.size() > 0) {
                applied.forEach(snapshot -> settle(topic, snapshot));
            }
        });
    }

    private void settle(String topic, Snapshot applied) {
        List.copyOf(letters.after(null).entrySet()).stream()
                .filter(entry -> entry.getValue().topic().equals(topic) && entry.getValue().key().equals(applied.key())
                        && entry.getValue().version() <= applied.version())
                .forEach(entry -> letters.remove(entry.getKey()));
    }

    public List<Letter> open() {
        return List.copyOf(letters.rows());
    }
}
