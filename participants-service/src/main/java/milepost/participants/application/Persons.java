package milepost.participants.application;

import java.util.Collection;
import java.util.Optional;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.Trn;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The persons this service owns. */
public interface Persons {

    /** Makes everybody else who wants the same person wait until this transaction ends; then reads it. */
    Mono<Optional<Stored>> lock(ParticipantId id);

    /** The same for whomever the id stands for after every merge, however it changes meanwhile: the survivor, read once nobody else can change it. */
    Mono<Optional<Stored>> lockSurvivor(ParticipantId id);

    /**
     * The same, and whoever wants it for a person with the same verified number waits, too: what is judged on all that they train for
     * stays so until the transaction ends (decision B3).
     */
    Mono<Optional<Stored>> lockSurvivorWithTwins(ParticipantId id);

    /** Makes everybody else who wants one of these persons wait until this transaction ends. */
    Mono<Void> lockAll(Collection<ParticipantId> ids);

    /** Makes everybody else who would match by the same keys wait until this transaction ends. */
    Mono<Void> lockMatching(Collection<Keys> keys);

    Mono<Stored> find(ParticipantId id);

    /** The longest known person, not retired, with this verified number. */
    Mono<Stored> byVerifiedTrn(Trn trn);

    /** The longest known person, not retired, with this address in any case. */
    Mono<Stored> byEmail(EmailAddress email);

    /** Whom this id stands for after every merge: the person itself, or who it was retired into in the end. */
    Mono<Stored> survivor(ParticipantId id);

    /** Stores the person at its next version. */
    Mono<Recorded> store(Person person, @Nullable Recorded previous);

    /** Keeps them from being changed until the transaction ends. */
    Flux<Stored> byIds(Collection<ParticipantId> ids);

    /** Everybody with this number, verified or not. */
    Flux<Stored> byTrn(Trn trn);

    /** A page in the order of ids; keeps them from being changed until the transaction ends. */
    Flux<Stored> after(@Nullable ParticipantId id, int limit);

    /** What an applicant can be known by. */
    record Keys(Optional<ParticipantId> id, Optional<Trn> verified, Optional<EmailAddress> email) {}

    /** A person as stored. */
    record Stored(Person person, Recorded recorded) {}
}
