package milepost.participants.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.Recorded;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.Trn;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** A person as published: {@code milepost.participant.v1}. */
record PublishedPerson(UUID id, String fullName, List<String> previousNames, @Nullable String email, @Nullable String trn,
                       boolean trnVerified, @Nullable UUID retiredInto, List<Change> idChanges, Instant updatedAt) {

    static final String TOPIC = "milepost.participants";
    static final String TYPE = "milepost.participant.v1";

    record Change(UUID fromParticipantId, UUID toParticipantId, Instant changedAt) {
        static Change of(IdChange change) {
            return new Change(change.from().value(), change.to().value(), change.changedAt());
        }

        IdChange change() {
            return new IdChange(new ParticipantId(fromParticipantId), new ParticipantId(toParticipantId), changedAt);
        }
    }

    /** What it was made of; empty where it is something else. */
    static Optional<Person> read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            return Optional.empty();
        }
        try {
            var it = Json.exact().readValue(snapshot.payload(), PublishedPerson.class);
            return it.id().toString().equals(snapshot.key()) ? Optional.of(it.person()) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Person person() {
        return new Person(new ParticipantId(id), fullName, previousNames, email == null ? null : new EmailAddress(email),
                trn == null ? null : new TeacherReference(new Trn(trn), trnVerified),
                retiredInto == null ? null : new ParticipantId(retiredInto), idChanges.stream().map(Change::change).toList());
    }

    static Snapshot snapshot(Person person, Recorded recorded) {
        var reference = person.reference();
        var published = new PublishedPerson(person.id().value(), person.fullName(), person.previousNames(),
                person.email() == null ? null : person.email().text(),
                reference == null ? null : reference.trn().digits(), reference != null && reference.verified(),
                person.retiredInto() == null ? null : person.retiredInto().value(),
                person.idChanges().stream().map(Change::of).toList(), recorded.at());
        return new Snapshot(TOPIC, TYPE, person.id().toString(), recorded.version(), recorded.at(), Json.exact().writeValueAsBytes(published));
    }
}
