package milepost.platform.messaging.recover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Versions;
import milepost.platform.messaging.consume.DeadLetters;
import milepost.platform.messaging.consume.Delivery;
import milepost.platform.messaging.consume.FailureClass;
import milepost.platform.messaging.outbox.OutboxRows;
import milepost.platform.messaging.work.BatchSize;
import milepost.platform.messaging.work.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One reading of the own topics: of every key the newest state that is newer than its row, written down at the end of each partition.
 * Only those are held in memory, a partition at a time.
 */
public final class TakingBack {

    private static final Logger log = LoggerFactory.getLogger(TakingBack.class);
    private static final int MOST_TOGETHER = 50;
    private static final int MOST_WAITING = 10_000;

    /** Where and with what things are taken back. */
    public record Means(Versions versions, OutboxRows outbox, DeadLetters deadLetters, TransactionalOperator transaction, Waiting waiting,
            Consumer<Snapshot> tally) {
    }

    private record Key(String topic, String key) {

        static Key of(Snapshot snapshot) {
            return new Key(snapshot.topic(), snapshot.key());
        }
    }

    private record Newer(OwnTopic owner, Delivery.Event event) {

        Snapshot snapshot() {
            return event.envelope().snapshot();
        }
    }

    private final List<OwnTopic> owned;
    private final Means means;
    private final BatchSize together = new BatchSize(MOST_TOGETHER);
    private final Map<String, Newer> newest = new LinkedHashMap<>();
    private final Map<Key, List<OutboxRows.Row>> waiting = new HashMap<>();
    private final List<Newer> postponed = new ArrayList<>();
    private int taken;
    private int unreadable;

    public TakingBack(List<OwnTopic> owned, Means means) {
        this.owned = List.copyOf(owned);
        this.means = means;
        means.outbox().oldest(MOST_WAITING).forEach(row -> waiting.computeIfAbsent(Key.of(row.envelope().snapshot()), _ -> new ArrayList<>()).add(row));
    }

    Iterable<String> topics() {
        return owned.stream().sorted(Comparator.comparingInt(OwnTopic::order).thenComparing(OwnTopic::topic)).map(OwnTopic::topic).distinct().toList();
    }

    int taken() {
        return taken;
    }

    int unreadable() {
        return unreadable;
    }

    /** Remembers what is newer than its row; what nobody can read, poison or older than the fields it needs, is counted. */
    void note(List<Delivery> some) {
        Map<OwnTopic, Map<String, Newer>> readable = new LinkedHashMap<>();
        for (Delivery delivery : some) {
            Optional<Newer> found = delivery instanceof Delivery.Event event ? readable(event) : Optional.empty();
            found.ifPresent(it -> wasSent(it.snapshot()));
            found.ifPresentOrElse(it -> keepNewer(readable.computeIfAbsent(it.owner(), _ -> new LinkedHashMap<>()), it), () -> unreadable++);
        }
        readable.forEach((owner, page) -> {
            Map<String, Long> known = means.waiting().forResultOf(owner.versions(page.keySet()));
            page.values().stream().filter(it -> known == null || it.snapshot().version() > known.getOrDefault(it.snapshot().key(), 0L))
                    .forEach(it -> keepNewer(newest, it));
        });
    }

    private Optional<Newer> readable(Delivery.Event event) {
        Snapshot snapshot = event.envelope().snapshot();
        Optional<Newer> found = owned.stream().filter(owner -> owner.topic().equals(snapshot.topic()) && owner.reads(snapshot)).findFirst()
                .map(owner -> new Newer(owner, event));
        if (found.isPresent() && Versions.epochOf(snapshot.version()) >= means.versions().epoch()) {
            throw new IllegalStateException("topic %s has versions of epoch %d, and this database is at %d: its epoch was not raised far enough"
                    .formatted(snapshot.topic(), Versions.epochOf(snapshot.version()), means.versions().epoch()));
        }
        return found;
    }

    /** The copy may have been made before it was: sent again, it would come after what is newer. */
    private void wasSent(Snapshot snapshot) {
        List<OutboxRows.Row> rows = waiting.getOrDefault(Key.of(snapshot), List.of()).stream()
                .filter(row -> row.envelope().snapshot().version() <= snapshot.version()).toList();
        if (!rows.isEmpty()) {
            waiting.get(Key.of(snapshot)).removeAll(rows);
            means.outbox().delete(rows);
        }
    }

    private static void keepNewer(Map<String, Newer> among, Newer it) {
        among.merge(it.snapshot().key(), it, (one, other) -> other.snapshot().version() >= one.snapshot().version() ? other : one);
    }

    boolean takeBack(BooleanSupplier goOn) {
        List<Newer> open = new ArrayList<>(newest.values());
        newest.clear();
        return write(open, goOn);
    }

    /** What did not fit before everything else was back may fit now, such as somebody who has become somebody else. */
    boolean finish(BooleanSupplier goOn) {
        int before = Integer.MAX_VALUE;
        while (!postponed.isEmpty() && postponed.size() < before) {
            before = postponed.size();
            List<Newer> again = new ArrayList<>(postponed);
            postponed.clear();
            if (!write(again, goOn)) {
                return false;
            }
        }
        postponed.forEach(this::giveUp);
        return settle(goOn);
    }

    private boolean settle(BooleanSupplier goOn) {
        for (OwnTopic owner : owned) {
            do {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
            } while (Boolean.TRUE.equals(means.waiting().forResultOf(Mono.defer(owner::settle).as(means.transaction()::transactional))));
        }
        return true;
    }

    private boolean write(List<Newer> open, BooleanSupplier goOn) {
        while (!open.isEmpty()) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            List<Newer> piece = open.subList(0, together.of(open.size()));
            if (isDone(piece)) {
                piece.clear();
            }
        }
        return true;
    }

    /** False when it is to be tried again in smaller pieces; an outage of a single one ends the reading, which begins anew later. */
    private boolean isDone(List<Newer> piece) {
        try {
            means.waiting().forResultOf(Flux.fromIterable(piece)
                    .concatMap(it -> it.owner().takeBack(it.snapshot()).contextWrite(it.event().trace()::into))
                    .collectList().as(means.transaction()::transactional)
                    .doOnNext(done -> taken += (int) done.stream().filter(Boolean::booleanValue).count()));
            together.worked(piece.size());
            piece.forEach(it -> means.tally().accept(it.snapshot()));
            return true;
        } catch (RuntimeException failure) {
            if (piece.size() > 1) {
                together.failed(piece.size());
                return false;
            }
            if (FailureClass.of(failure) == FailureClass.OUTAGE) {
                throw failure;
            }
            log.warn("{} does not fit yet", piece.getFirst().event().origin(), failure);
            postponed.add(piece.getFirst());
            return true;
        }
    }

    /** One that does not fit must not keep the service from all others; somebody has to look at it. */
    private void giveUp(Newer it) {
        log.error("{} cannot be taken back and becomes a dead letter", it.event().origin());
        means.waiting().forResultOf(means.deadLetters().give(it.event(), "it does not fit what else was taken back after a restore")
                .as(means.transaction()::transactional));
    }
}
