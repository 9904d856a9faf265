package milepost.participants.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.Persons;
import milepost.participants.application.TakeBack;
import milepost.participants.domain.ParticipantId;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Persons as this service had told them, taken back after a restore. */
public final class OwnPersons implements OwnTopic {

    private final Persons persons;
    private final TakeBack takeBack;

    public OwnPersons(Persons persons, TakeBack takeBack) {
        this.persons = persons;
        this.takeBack = takeBack;
    }

    @Override
    public String topic() {
        return PublishedPerson.TOPIC;
    }

    @Override
    public boolean reads(Snapshot snapshot) {
        return PublishedPerson.read(snapshot).isPresent();
    }

    @Override
    public Mono<Map<String, Long>> versions(Collection<String> keys) {
        return persons.byIds(keys.stream().map(UUID::fromString).map(ParticipantId::new).toList())
                .collectMap(stored -> stored.person().id().toString(), stored -> stored.recorded().version());
    }

    @Override
    public Mono<Boolean> takeBack(Snapshot snapshot) {
        return takeBack.person(PublishedPerson.read(snapshot).orElseThrow(), snapshot.version());
    }
}
