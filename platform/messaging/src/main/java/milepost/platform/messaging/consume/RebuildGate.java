package milepost.platform.messaging.consume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Rebuild folds first, acts later (rule 5), for all topics of one process together: effects rest on several copies, so none may
 * act while another is still incomplete. A partition without a committed offset is folded up to the end it had when it was
 * assigned; while any such end is not reached, everything else waits. When the last one is reached, whoever asked is told once; and
 * also when there was none, because whoever had the partitions before may have died between folding and acting.
 */
public final class RebuildGate {

    private final Set<String> unknown;
    private final Map<Place, Long> ends = new HashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean owing;
    private boolean recovering;

    private record Place(String topic, int partition) {
    }

    /** @param topics all topics this process consumes; until each has been assigned once, nobody knows what is missing */
    public RebuildGate(Set<String> topics) {
        unknown = new HashSet<>(topics);
    }

    /** Called when the sweeps should run because a rebuild has folded everything. */
    public synchronized void afterRebuild(Runnable action) {
        afterwards.add(action);
    }

    /** After a restore: what this service owns is not complete either until it says so. */
    public synchronized void recovering() {
        recovering = true;
        owing = true;
    }

    public void recovered() {
        synchronized (this) {
            recovering = false;
        }
        tellIfOver();
    }

    /** @param endsOfNew of the assigned partitions that have no committed offset and something to read: where they end now */
    public void assigned(String topic, Map<Integer, Long> endsOfNew) {
        synchronized (this) {
            unknown.remove(topic);
            endsOfNew.forEach((partition, end) -> ends.put(new Place(topic, partition), end));
            owing = true;
        }
        tellIfOver();
    }

    public void revoked(String topic, Set<Integer> partitions) {
        synchronized (this) {
            partitions.forEach(partition -> ends.remove(new Place(topic, partition)));
        }
        tellIfOver();
    }

    /** True when this position was the one the partition was waiting for. */
    public boolean reached(String topic, int partition, long position) {
        boolean done;
        synchronized (this) {
            var place = new Place(topic, partition);
            Long end = ends.get(place);
            done = end != null && position >= end;
            if (done) {
                ends.remove(place);
            }
        }
        tellIfOver();
        return done;
    }

    /** Up to where this partition is only folded; empty when it is complete. */
    public synchronized OptionalLong foldUntil(String topic, int partition) {
        Long end = ends.get(new Place(topic, partition));
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /** True when every copy is complete as far as this process can know, so that effects may follow. */
    public synchronized boolean isOpen() {
        return !recovering && unknown.isEmpty() && ends.isEmpty();
    }

    private void tellIfOver() {
        List<Runnable> told;
        synchronized (this) {
            if (!owing || !isOpen()) {
                return;
            }
            owing = false;
            told = List.copyOf(afterwards);
        }
        told.forEach(Runnable::run);
    }
}
