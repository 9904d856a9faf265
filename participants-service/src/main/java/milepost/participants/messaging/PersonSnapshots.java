package milepost.participants.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.participants.application.Persons;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Trn;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Persons for peers that ask, by id or by number. */
public final class PersonSnapshots implements SnapshotSource {

    private final Persons persons;

    public PersonSnapshots(Persons persons) {
        this.persons = persons;
    }

    @Override
    public String aggregate() {
        return "participants";
    }

    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        return persons.byIds(ids.stream().map(UUID::fromString).map(ParticipantId::new).toList()).map(PersonSnapshots::snapshot);
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> criteria) {
        if (!criteria.keySet().equals(Set.of("trn"))) {
            throw new IllegalArgumentException("participants are asked for by ids or trn");
        }
        return persons.byTrn(new Trn(criteria.get("trn"))).map(PersonSnapshots::snapshot);
    }

    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        return persons.after(key == null ? null : new ParticipantId(UUID.fromString(key)), limit).map(PersonSnapshots::snapshot);
    }

    private static Snapshot snapshot(Persons.Stored stored) {
        return PublishedPerson.snapshot(stored.person(), stored.recorded());
    }
}
