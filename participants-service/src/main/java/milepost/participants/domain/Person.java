package milepost.participants.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person in training, as known by this service, which alone owns persons (decision C6).
 *
 * @param previousNames oldest first
 * @param retiredInto   the person this one was merged into
 * @param idChanges     newest first
 */
public record Person(ParticipantId id, String fullName, List<String> previousNames, @Nullable EmailAddress email,
                     @Nullable TeacherReference reference, @Nullable ParticipantId retiredInto, List<IdChange> idChanges) {

    private static final Comparator<IdChange> NEWEST_FIRST = Comparator.comparing(IdChange::changedAt).reversed()
            .thenComparing(change -> change.from().value());

    public Person {
        if (fullName.isBlank()) {
            throw new IllegalArgumentException("a person has a name");
        }
        previousNames = List.copyOf(previousNames);
        idChanges = idChanges.stream().sorted(NEWEST_FIRST).toList();
    }

    public static Person fresh(ParticipantId id, Particulars particulars) {
        return new Person(id, particulars.fullName().orElseThrow(), List.of(), particulars.email().orElse(null),
                particulars.trn().map(trn -> new TeacherReference(trn, particulars.trnVerified().orElse(false))).orElse(null),
                null, List.of());
    }

    /** The number that identifies this person beyond doubt, where there is one. */
    public Optional<Trn> verifiedTrn() {
        return Optional.ofNullable(reference).filter(TeacherReference::verified).map(TeacherReference::trn);
    }

    public boolean retired() {
        return retiredInto != null;
    }

    /** This id and every one that was retired into it. */
    public List<ParticipantId> ids() {
        return Stream.concat(Stream.of(id), idChanges.stream().map(IdChange::from)).distinct().toList();
    }

    /** Gives way to the survivor; the address is out of sight and free for others (facts/npq 4.8, decision C5). */
    Person retired(ParticipantId into) {
        return new Person(id, fullName, previousNames, null, reference, into, idChanges);
    }

    /** Takes over another person's past; a change that leads from here would close a circle (facts/npq 4.8). */
    Person survivorOf(Person retired, Instant at) {
        var changes = Stream.of(idChanges.stream(), retired.idChanges().stream(), Stream.of(new IdChange(retired.id(), id, at)))
                .flatMap(stream -> stream).filter(change -> !change.from().equals(id)).distinct().toList();
        return new Person(id, fullName, previousNames, email, reference, retiredInto, changes);
    }

    /** This person with what was given; what was omitted stays as it is (decision C6a). */
    public Person with(Particulars given) {
        var name = given.fullName().orElse(fullName);
        return new Person(id, name, name.equals(fullName) ? previousNames : namesUpTo(fullName),
                given.email().orElse(email), referenceWith(given), retiredInto, idChanges);
    }

    private List<String> namesUpTo(String former) {
        var names = new ArrayList<>(previousNames);
        names.remove(former);
        names.add(former);
        return names;
    }

    private @Nullable TeacherReference referenceWith(Particulars given) {
        var trn = given.trn().orElse(reference == null ? null : reference.trn());
        var verified = given.trnVerified().orElse(reference != null && reference.verified());
        return trn == null ? null : new TeacherReference(trn, verified);
    }
}
