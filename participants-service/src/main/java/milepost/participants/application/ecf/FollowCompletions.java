package milepost.participants.application.ecf;

import java.util.Collection;
import java.util.Optional;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.Persons;
import milepost.participants.domain.ecf.Completing;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a mentor's training record say what was declared of it. Record, answer of the owner and sweep all end here. Runs in a
 * transaction that the caller opened.
 */
public final class FollowCompletions {

    private static final String COMPLETED = "completed_declaration_received";
    private static final String NO_LONGER = "completed_declaration_no_longer_live";

    private final Persons persons;
    private final TrainingRecords records;
    private final DeclarationsHeard declarations;
    private final RecordTraining record;
    private final RefreshRecords refresh;

    public FollowCompletions(Persons persons, TrainingRecords records, DeclarationsHeard declarations, RecordTraining record, RefreshRecords refresh) {
        this.persons = persons;
        this.records = records;
        this.declarations = declarations;
        this.record = record;
        this.refresh = refresh;
    }

    /** Whoever follows several at once takes all their persons before the first, so that no two wait for each other. */
    public Mono<Void> hold(Collection<TrainingRecordId> ids) {
        return Flux.fromIterable(ids).distinct().concatMap(records::find).map(stored -> stored.record().participant()).distinct().collectList()
                .flatMap(people -> people.size() > 1 ? persons.lockAll(people) : Mono.empty());
    }

    /** Draws what follows from all that was heard of this record; what is not of a mentor, or not there yet, is left alone. */
    public Mono<Void> converge(TrainingRecordId id) {
        return records.find(id).filter(seen -> seen.record().role() == Role.MENTOR)
                .flatMap(seen -> persons.lockSurvivor(seen.record().participant())
                        .flatMap(person -> person.map(known -> decided(id)
                                        .flatMap(_ -> refresh.of(known.person()))).orElseGet(() -> decided(id).then())));
    }

    private Mono<TrainingRecords.Stored> decided(TrainingRecordId id) {
        return records.find(id).flatMap(stored -> declarations.of(id)
                .flatMap(heard -> Mono.justOrEmpty(Completing.decide(stored.record(), heard)))
                .flatMap(after -> record.record(after, Optional.of(stored.recorded()), cause(after))));
    }

    private static Cause cause(TrainingRecord after) {
        return new Cause(after.mentorFundingEnds() == null ? NO_LONGER : COMPLETED, Actor.SYSTEM, after.effectiveAt());
    }
}
