package milepost.chaos.faults;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** One record of each kind that nobody can apply, appended to a topic between the good ones. */
public record Poisoned(String topic) implements Fault {

    private static final Map<String, List<String>> READERS = Map.of(
            "milepost.applications", List.of("participants-service", "declarations-service", "statements-service"),
            "milepost.participants", List.of("applications-service", "declarations-service"),
            "milepost.enrolments", List.of("applications-service", "declarations-service", "statements-service"),
            "milepost.declarations", List.of("applications-service", "participants-service", "statements-service"),
            "milepost.lines", List.of("declarations-service"));

    /** Nobody who reads participants reads a date of theirs, so that one which is none hurts nobody. */
    private static final Set<String> DATES_UNREAD = Set.of("milepost.participants");

    /** Who has to give it up. */
    public List<String> readers() {
        return Objects.requireNonNull(READERS.get(topic));
    }

    @Override
    public String name() {
        return kinds().size() + " kinds of poison in " + topic;
    }

    @Override
    public void strike(Ground ground) {
        ConsumerRecord<String, byte[]> good = ground.broker().read(topic).stream()
                .filter(record -> record.key() != null && record.value() != null && record.headers().lastHeader("ce_id") != null).toList().getLast();
        for (PoisonKind kind : kinds()) {
            RecordMetadata place = ground.broker().append(kind.from(good));
            readers().forEach(reader -> ground.poison().put(new Letter(reader, topic, place.partition(), place.offset()), kind.words()));
        }
    }

    private Set<PoisonKind> kinds() {
        return DATES_UNREAD.contains(topic) ? EnumSet.complementOf(EnumSet.of(PoisonKind.NAN_DATE)) : EnumSet.allOf(PoisonKind.class);
    }
}
