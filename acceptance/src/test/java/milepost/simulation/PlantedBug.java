package milepost.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import milepost.declarations.application.CopiesOfOthers;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Peers;
import milepost.declarations.application.Submissions;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Sweep;
import milepost.platform.messaging.Trace;
import milepost.platform.messaging.outbox.EventLog;
import milepost.platform.messaging.outbox.OutboxRows;
import milepost.platform.simulation.Decoration;
import milepost.statements.application.StatementContents;
import milepost.statements.application.Statements;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Mistakes that are easy to make, each in front of one port. The simulation has to find every one of them. */
enum PlantedBug {

    /** An older snapshot passes for a newer one. */
    VERSION_CHECK_OFF(() -> replacing(Projection.class, "fold", (real, arguments) -> arguments[0] instanceof Snapshot one
            ? real.fold(ofTheNewestVersion(one))
            : real.fold(((List<Snapshot>) arguments[0]).stream().map(PlantedBug::ofTheNewestVersion).toList()))),

    /** Snapshots are on their way although their transaction failed. */
    PUBLISH_BEFORE_COMMIT(PublishingBeforeCommit::new),

    /** Offsets are committed when records are fetched. */
    ACK_BEFORE_COMMIT(() -> replacing(Consumer.class, "poll", (real, arguments) -> {
        ConsumerRecords<?, ?> fetched = real.poll((Duration) arguments[0]);
        Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
        fetched.forEach(record -> taken.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1)));
        real.commitAsync(taken, null);
        return fetched;
    })),

    /** A restored service goes on with what its copy knows. */
    NOT_READ_BACK(() -> replacing(OwnTopic.class, "reads", (_, _) -> false)),

    /** All records of a service have one key. */
    WRONG_KEY(() -> replacing(EventLog.class, "append", (real, arguments) -> {
        real.append(envelopes(arguments[0]).stream().map(PlantedBug::underOneKey).toList());
        return null;
    })),

    /** The outbox is emptied before the broker has what was in it. */
    DELETES_BEFORE_ACKS(() -> replacing(OutboxRows.class, "oldest", (real, arguments) -> {
        List<OutboxRows.Row> rows = real.oldest((int) arguments[0]);
        real.delete(rows);
        return rows;
    })),

    /** A relay that was overtaken sends what it has read all the same. */
    NO_FENCING(() -> replacing(EventLog.class, "append", (real, arguments) -> {
        try {
            real.append(envelopes(arguments[0]));
        } catch (ProducerFencedException e) {
            real.open();
            real.append(envelopes(arguments[0]));
        }
        return null;
    })),

    /** A consumer without offsets acts on the first record it reads. */
    REPLAY_ACTS_BEFORE_IT_FOLDS(() -> replacing(Consumer.class, "committed", (_, arguments) ->
            ((Set<TopicPartition>) arguments[0]).stream().collect(Collectors.toMap(Function.identity(), _ -> new OffsetAndMetadata(0))))),

    /** The day of the deadline itself no longer counts. */
    CUT_OFF_A_DAY_EARLY(CuttingOffEarly::new),

    /** A join brings every refund twice. */
    DOUBLE_REFUND(() -> reading((real, statement) -> real.of(statement).map(InStatements::refundingTwice))),

    /** Prices are added first and rounded then. */
    ROUNDING_PER_TOTAL(() -> reading((real, statement) -> real.of(statement).map(InStatements::roundedOnce))),

    /** Nothing is ever looked at a second time. */
    SWEEP_OFF(() -> replacing(Sweep.class, "repair", (_, _) -> Mono.just(new Sweep.Page(0, null)))),

    /** A copy that has not come yet is taken for a fact. */
    MISS_ANSWERED_422(() -> replacing(Peers.class, "confirm", (_, _) -> Mono.empty())),

    /** Whoever asks is shown whatever there is. */
    VISIBILITY_OF_THE_WRONG_PROVIDER(() -> replacing(DeclarationDocuments.class, "committed", (real, arguments) ->
            Flux.fromIterable(Catalogue.PROVIDERS).concatMap(provider -> real.committed(new ProviderId(provider), (DeclarationId) arguments[1])).next())),

    /** A milestone can be declared again while it is declared. */
    SLOT_NOT_ENFORCED(() -> replacing(Submissions.class, "look", (real, arguments) -> real.look((ProviderId) arguments[0],
            (Form) arguments[1], (Instant) arguments[2], (Instant) arguments[3])
            .map(InDeclarations::withoutSiblings))),

    /** A closed statement follows the contract that is in force today. */
    FREEZE_SKIPPED(() -> reading((real, statement) -> real.of(statement.in(new StatementState.Open())))),

    /** The same, where only teachers and mentors are concerned. */
    PRICE_CHANGE_REACHES_A_CLOSED_ECF_STATEMENT(() -> reading((real, statement) ->
            real.of(statement.terms().family() == Family.ECF ? statement.in(new StatementState.Open()) : statement))),

    /** Every statement fills the bands from the first place on. */
    BANDS_FORGET_EARLIER_STATEMENTS(() -> reading((real, statement) -> real.of(statement).map(InStatements::asIfItWereTheFirst))),

    /** What was moved to another statement is still counted where it was. */
    MOVED_LINE_STAYS_ON_BOTH(() -> reading((real, statement) -> real.of(statement).map(InStatements::withWhatWasMoved))),

    /** What the former provider declared no longer counts. */
    TRANSFER_FREES_THE_SLOT(() -> replacing(Submissions.class, "look", (real, arguments) -> real.look((ProviderId) arguments[0],
            (Form) arguments[1], (Instant) arguments[2], (Instant) arguments[3])
            .map(InDeclarations::withoutSiblingsAfterTransfer))),

    /** Two ids turn out to be one person, and nobody looks what was declared under both. */
    MERGE_FORGETS_DUPLICATES(() -> loading(InDeclarations::withoutDuplicates)),

    /** The person has another id, and what was declared keeps the old one. */
    DECLARATIONS_STAY_WITH_A_RETIRED_ID(() -> loading(InDeclarations::byTheOldId)),

    /** Whichever of two duplicates was looked at last knows of the other one. */
    TWINS_LEFT_ALONE(() -> replacing(Declarations.class, "lock", InDeclarations::locking)),

    /** A duplicate comes back once there is nothing that it duplicates. */
    SUPERSEDED_REVIVES(() -> loading(InDeclarations::revivedWhereAlone)),

    /** Funding that is refused takes a declaration off its statement. */
    VERDICT_APPLIED_TO_AN_ATTACHED_DECLARATION(() -> loading(InDeclarations::offItsStatementWhereRefused)),

    /** The last to arrive is right about funding. */
    VERDICT_BY_ARRIVAL(() -> replacing(CopiesOfOthers.class, "fold", (real, arguments) -> {
        var kind = (CopiesOfOthers.Kind) arguments[0];
        List<CopiesOfOthers.Told> told = (List<CopiesOfOthers.Told>) arguments[1];
        return real.fold(kind, kind != CopiesOfOthers.Kind.APPLICATION ? told
                : told.stream().map(one -> new CopiesOfOthers.Told(Long.MAX_VALUE >> 1, one.row())).toList());
    })),

    /** A declaration is shown to its maker alone. */
    NOT_SHOWN_AFTER_TRANSFER(() -> replacing(Declarations.class, "store", (real, arguments) -> real.store(InDeclarations.forTheirMakers(arguments[0])))),

    /** A mentor gets another id, and their teachers keep the old one. */
    MENTORS_ID_NOT_FOLLOWED(() -> replacing(TrainingRecords.class, "mentoredBy", (_, _) -> Flux.empty()));

    private final Supplier<Decoration> decoration;

    PlantedBug(Supplier<Decoration> decoration) {
        this.decoration = decoration;
    }

    /** The bug, for one run. */
    Decoration planted() {
        return decoration.get();
    }

    private static <Q> Decoration replacing(Class<Q> kind, String method, Instead.Of<Q> instead) {
        return new Decoration() {
            @Override
            public <P> P around(String service, Class<P> port, P real) {
                return port == kind ? port.cast(Instead.of(kind, kind.cast(real), method, instead)) : real;
            }
        };
    }

    /** Declarations are read like this. */
    private static Decoration loading(UnaryOperator<Declarations.Loaded> as) {
        return replacing(Declarations.class, "load", (real, arguments) -> InDeclarations.loading(real, arguments, as));
    }

    /** What stands on statements is read like this, line by line as well as added up. */
    private static Decoration reading(BiFunction<StatementContents.Reader, Statement, Mono<StatementContents>> how) {
        return new Decoration() {
            @Override
            public <P> P around(String service, Class<P> port, P real) {
                return port == StatementContents.Reader.class
                        ? port.cast((StatementContents.Reader) statement -> how.apply((StatementContents.Reader) real, statement)) : real;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static List<EventEnvelope> envelopes(Object argument) {
        return (List<EventEnvelope>) argument;
    }

    private static Snapshot ofTheNewestVersion(Snapshot is) {
        return new Snapshot(is.topic(), is.type(), is.key(), Long.MAX_VALUE >> 1, is.recordedAt(), is.payload());
    }

    private static EventEnvelope underOneKey(EventEnvelope envelope) {
        Snapshot is = envelope.snapshot();
        return new EventEnvelope(new Snapshot(is.topic(), is.type(), envelope.source(), is.version(), is.recordedAt(), is.payload()),
                envelope.source(), envelope.trace());
    }

    /** Remembers what is published, and hands it to the relay whether it was committed or not. */
    private static final class PublishingBeforeCommit implements Decoration {

        private final Map<String, List<Snapshot>> published = new HashMap<>();

        @Override
        public <P> P around(String service, Class<P> port, P real) {
            if (port == Outbox.class) {
                return port.cast(Instead.of(port, (Outbox) real, "publish", (outbox, arguments) -> {
                    List<Snapshot> snapshots = arguments[0] instanceof Snapshot one ? List.of(one) : (List<Snapshot>) arguments[0];
                    return Mono.defer(() -> {
                        published.computeIfAbsent(service, _ -> new ArrayList<>()).addAll(snapshots);
                        return outbox.publish(snapshots);
                    });
                }));
            }
            if (port == EventLog.class) {
                return port.cast(Instead.of(port, (EventLog) real, "append", (log, arguments) -> {
                    log.append(published.getOrDefault(service, List.of()).stream()
                            .map(snapshot -> new EventEnvelope(snapshot, service, Trace.NONE)).toList());
                    published.remove(service);
                    log.append(envelopes(arguments[0]));
                    return null;
                }));
            }
            return real;
        }
    }

    /** Finds what is due a day before it is, and reads deadlines a day earlier than they are. */
    private static final class CuttingOffEarly implements Decoration {

        @Override
        public <P> P around(String service, Class<P> port, P real) {
            if (port != Statements.class) {
                return real;
            }
            Statements late = (Statements) real;
            Statements early = Instead.of(port, late, "due", (statements, arguments) ->
                    statements.due(((LocalDate) arguments[0]).plusDays(1), (Statements.CutOffFilter) arguments[1]));
            return port.cast(Instead.of(port, early, "lock", (statements, arguments) -> statements.lock((StatementId) arguments[0]).map(statement -> {
                StatementTerms terms = statement.terms();
                return statement.with(new StatementTerms(terms.leadProvider(), terms.cohort(), terms.family(), terms.month(),
                        terms.deadline().minusDays(1), terms.paymentDate(), terms.outputFee(), terms.milestones()));
            })));
        }
    }
}
